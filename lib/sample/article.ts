/**
 * The sample article, as its writer hands it in. All of it is invented: persons, offices, groups, places, numbers. It has what
 * real reports have: a run-in dateline, a credit in a caption, an abbreviation that is wrong once, dates told relatively.
 */
export const headline = "Islamabad Ties Border Reopening to Action on Armed Group as Deaths Rise 58%";
export const byline = "By Meher Anwari";
export const dateline = "ISLAMABAD, PAKISTAN –";

export const articleMarkdown = `# ${headline}

${byline}

![A line of trucks before a closed gate, hills behind it](https://pictures.example.org/zarkot-crossing.jpg "Trucks wait before the closed gate of the Zarkot crossing on March 2. Photo: Frontier Press Agency")

${dateline} Pakistan’s Minister for Border Affairs, Adil Mansoor Kakar, said on Tuesday that the Zarkot crossing will stay closed until the authorities in Kabul dismantle “at least eleven” training camps of the Sarhad Resistance Front (SRF) in eastern Afghanistan.

“We have fenced 2,640 kilometers and buried too many of our people,” Mr. Kakar told the security committee of the upper house. “A fence without a partner on the other side is only wire.”

The crossing, which carries about a third of the trade between the two countries, has been shut since February 9, when a bomb attack on a road camp in Mirdara district killed six engineers, four of them Chinese nationals.

According to the Indus Centre for Conflict Studies (ICCS), a research institute in Lahore, armed violence caused 1,523 deaths in Pakistan last year, 58% more than the year before. It attributes roughly two thirds of them to the SRF, which it calls the “single most lethal group in the country.”

The provinces of Khyber Pakhtunkhwa and Balochistan, which both border Afghanistan, accounted for more than 88% of all deaths and 81% of attacks, the institute’s annual report says.

| Year | Attacks | Deaths |
| --- | --- | --- |
| Year before | 512 | 964 |
| Last year | 741 | 1,523 |

The SRF, founded in 2011, says that it fights for a state of its own in the border region. Pakistani officials accuse its leader, Asmat Gul Zadran, of having taken money from smugglers who run fuel and timber through the passes.

Mr. Kakar repeated that Kabul “looks away” while the SFR recruits in the settlements along the border. He said that the question would decide about the relations of both countries “for a generation.”

## Kabul rejects the figures

A spokesman for the authorities in Kabul, Naqib Sahar, called the accusations “an old song with new numbers.” No foreign group is allowed to use Afghan soil, he said, adding that Afghan forces had arrested 39 people with ties to the group since the beginning of the year.

Two Pakistani security officials, who asked not to be named because they are not authorized to speak to reporters, said that investigators had traced the vehicle used in the Mirdara attack to a dealer across the border. They did not say whether the authorities in Kabul had been told.

It is not the first time that Islamabad has linked trade and security. Late last month, Mr. Kakar announced that visas for Afghan traders would be limited to three months. In October, both sides had agreed in a memorandum signed in Tashkent to exchange lists of wanted persons every quarter.

The Zarkot Chamber of Commerce puts the losses of its members at $4.5 million a day, more than in any closure since 2014. Fruit and vegetables spoil on the road, and the price of tomatoes in Peshawar has nearly doubled.

“My tomatoes do not ask who is right,” said Farid Shah Mohmand, a driver who has waited before the gate for 19 days. The road over the pass is the most beautiful in the region, he said, but not from a parked truck.

Analysts doubt that the closure will bring the two governments closer. “Closing a crossing is the easiest decision and the one that changes least,” said Sadia Rauf, who heads the ICCS and has served as ambassador to Tajikistan. The committee meets again on March 18.
`;
