import { type EditorState, Selection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { AppError } from "../app-error.ts";
import { wordsBetween } from "../article/document-text.ts";
import type { CoveredText } from "../claim/coverage.ts";
import { normaliseRange } from "../claim/place.ts";
import { indexOfClaim, type Range } from "../claim/range.ts";
import { type SuggestedPlace, suggestPlaces } from "../claim/suggest-places.ts";
import { ClaimViews } from "./claim-views.ts";
import { claimsCovering, claimsOnExactly } from "./claims-at.ts";
import { Connection } from "./connection.ts";
import type { Desk, DeskOptions, MountOptions } from "./desk.ts";
import { bringToView, coordsOf, selectionBox } from "./desk-layout.ts";
import { deskState } from "./desk-state.ts";
import type { AddClaimFields, Delivery, DeskCommand, DeskView, Done, Rescue } from "./desk-view.ts";
import { hearCaret } from "./hear-caret.ts";
import { doneBy, stands } from "./just-done.ts";
import { LeftBehind } from "./left-behind.ts";
import { Listeners } from "./listeners.ts";
import { isSameView, lookAt } from "./look-at.ts";
import { insertedText, type LostText } from "./lost-text.ts";
import { listenToPage } from "./page-events.ts";
import { type ClaimsMeta, deskText, shownClaims, withClaimsMeta } from "./plugins/claims.ts";
import { hearPresence, isPresenceBehind } from "./plugins/presence.ts";
import { PresenceTeller } from "./presence-teller.ts";
import { RecentEdits } from "./recent-edits.ts";
import { resumedState } from "./resume.ts";
import { unconfirmedSteps } from "./unconfirmed.ts";

export class OpenDesk implements Desk {
  readonly #options: DeskOptions;
  readonly #connection: Connection;
  readonly #views = new ClaimViews();
  readonly #left: LeftBehind;
  readonly #listeners: Listeners;
  readonly #teller: PresenceTeller;
  #state: EditorState;
  #view: EditorView | null = null;
  #walked: ReadonlySet<string> | null = null;
  #element: HTMLElement | null = null;
  #unlisten: (() => void) | null = null;
  #rescued: readonly Rescue[] = [];
  #seen: DeskView | null = null;
  #isStale = true;
  /** A pointer is down in the text, perhaps selecting. */
  #isPressed = false;
  #justDone: Done | null = null;
  #claimRequest: (() => void) | null = null;
  /** The person has put a caret into the text. */
  #hasCaret = false;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { article, transport, mayEdit, resumed = null } = options;
    this.#listeners = new Listeners(this.read, transport);
    const edits = new RecentEdits();
    this.#state = deskState({
      ...{ article, mayEdit, edits, desk: this },
      isComposing: () => this.#isComposing(),
      isBusy: () => this.#isBusy(),
    });
    this.#teller = new PresenceTeller({
      ...{ transport, edits, articleId: article.meta.id, personId: options.me.id },
      state: () => this.#state,
      hasCaret: () => this.#hasCaret,
      isGone: () => this.#connection.isGone,
    });
    this.#left = new LeftBehind({
      transport,
      store: options.store,
      articleId: article.meta.id,
      resume: (record, past) => new OpenDesk({ ...options, article: past, resumed: record }),
      rescue: (lost) => this.rescue(lost),
      kept: () => this.#connection.kept(),
      changed: () => this.#changed(),
    });
    if (resumed !== null) this.#state = resumedState(this.#state, resumed, options.me);
    this.#rescued = resumed?.rescued ?? [];
    this.#connection = new Connection({
      host: {
        state: () => this.#state,
        stateToChange: () => this.#stateToChange(),
        show: (state) => this.#show(state),
        isBusy: () => this.#isBusy(),
        rescue: (lost) => this.rescue(lost),
        hear: (word) => {
          const state = this.#stateToChange();
          this.#show(state.apply(hearPresence(state.tr, word)));
        },
        changed: () => this.#changed(),
      },
      transport,
      articleId: article.meta.id,
      store: options.store,
      rescued: () => this.#rescued,
      me: options.me,
      resumed,
    });
  }

  mount = (element: HTMLElement, { label = "Article" }: MountOptions = {}): void => {
    this.destroy();
    this.#element = element;
    this.#view = new EditorView(element, {
      state: this.#state,
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "false" },
      dispatchTransaction: (tr) => this.#dispatch(tr),
      scrollMargin: 80,
      scrollThreshold: 40,
    });
    this.#unlisten = listenToPage(this.#view, {
      composed: () => this.#released(),
      pressed: () => {
        this.#isPressed = true;
      },
      letGo: () => this.#letGo(),
      online: () => this.#connection.retryNow(),
      shown: () => this.#shown(),
      hidden: () => this.#teller.stop(),
    });
    this.connect();
    this.#changed();
  };

  connect = (): void => {
    this.#connection.start(this.#options.mayEdit);
    if (this.#options.resumed !== undefined) return;
    this.#left.look();
    this.#teller.start();
  };

  destroy = (): void => {
    this.#unlisten?.();
    this.#unlisten = null;
    this.#isPressed = false;
    this.#view?.destroy();
    this.#view = null;
    this.#element = null;
    this.#connection.stop();
    this.#teller.stop();
  };

  read = (): DeskView => {
    if (this.#seen !== null && !this.#isStale) return this.#seen;
    const now = this.#look();
    this.#isStale = false;
    if (this.#seen === null || !isSameView(this.#seen, now)) this.#seen = now;
    return this.#seen;
  };

  subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  follow = (listener: () => void): (() => void) => this.#listeners.addFollower(listener);

  send = async (command: DeskCommand): Promise<Delivery> => {
    const place = "at" in command && command.at !== undefined ? command.at : null;
    const id = this.#options.transport.newId();
    // A claim keeps one id from the moment it is shown.
    const named = command.type === "add-claim" ? { claimId: id, ...command } : command;
    const delivery = await this.#connection.send(id, named, place);
    this.#offer(doneBy(named, id) ?? this.#justDone);
    return delivery;
  };

  takeBack = (done: Done): Promise<Delivery> => {
    this.letStand();
    return this.send(done.undo);
  };

  letStand = (): void => this.#offer(null);

  addClaimAtSelection = async (fields: AddClaimFields = {}): Promise<string> => {
    const claimId = this.#options.transport.newId();
    await this.send({ type: "add-claim", claimId, at: this.#selectedRange(), ...fields });
    this.select(claimId);
    return claimId;
  };

  placeClaimAtSelection = async (claimId: string): Promise<Delivery> =>
    this.send({ type: "place-claim", claimId, at: this.#selectedRange() });

  suggestPlaces = (claimId: string): readonly SuggestedPlace[] => {
    const record = shownClaims(this.#state).confirmed.claims.get(claimId);
    return record === undefined ? [] : suggestPlaces(this.#state.doc, record.quote);
  };

  requestClaim = (): boolean => {
    if (this.selectedWords() === null || !this.#options.mayAnnotate) return false;
    if (this.#claimRequest !== null) this.#claimRequest();
    else void Promise.allSettled([this.addClaimAtSelection()]);
    return true;
  };

  onClaimRequest = (handler: () => void): (() => void) => {
    this.#claimRequest = handler;
    return () => {
      if (this.#claimRequest === handler) this.#claimRequest = null;
    };
  };

  selectedWords: Desk["selectedWords"] = () => {
    const { selection, doc } = this.#state;
    const range = selection.empty ? null : normaliseRange(doc, selection);
    if (range === null) return null;
    const existing = claimsOnExactly(shownClaims(this.#state).drawn.ranges, range.from, range.to);
    return { range, words: wordsBetween(doc, range.from, range.to), existing };
  };

  select = (claimId: string | null): void => this.#tell({ active: claimId });
  hover = (claimId: string | null): void => this.#tell({ hovered: claimId });

  jumpTo = (claimId: string): void => {
    const range = this.rangeOf(claimId);
    const { tr } = this.#state;
    if (range !== null) tr.setSelection(Selection.near(tr.doc.resolve(range.from), 1));
    this.#dispatch(withClaimsMeta(tr, { active: claimId }));
    if (range !== null && this.#view !== null) bringToView(this.#view, claimId, range.from);
  };

  walkThrough = (claimIds: ReadonlySet<string> | null): void => {
    this.#walked = claimIds;
  };

  isWalkedTo = (claimId: string): boolean => this.#walked?.has(claimId) ?? true;

  rangeOf = (claimId: string): Range | null => {
    const { ranges } = shownClaims(this.#state).drawn;
    const index = indexOfClaim(ranges, claimId);
    if (index < 0 || ranges.from[index]! >= ranges.to[index]!) return null;
    return { from: ranges.from[index]!, to: ranges.to[index]! };
  };

  claimsAt = (position: number): readonly string[] => claimsCovering(shownClaims(this.#state).drawn.ranges, position);

  coordsOf = (claimIds: readonly string[]): Map<string, number> =>
    this.#view === null || this.#element === null ? new Map() : coordsOf(this.#view, this.#element, claimIds);

  selectionBox = (): DOMRect | null => (this.#view === null ? null : selectionBox(this.#view));
  focus = (): void => this.#view?.focus();
  text = (): CoveredText => deskText(this.#state);
  editorState = (): EditorState => this.#state;
  run: Desk["run"] = (command) => command(this.#state, (tr) => this.#dispatch(tr), this.#view ?? undefined);
  /** What tabs that are gone had not sent counts, too, until it is delivered. */
  hasUnsent = (): boolean => this.#connection.unsent > 0 || this.#left.isDelivering;
  unsentText = (): string => insertedText(unconfirmedSteps(this.#state));
  discardUnsent = (): void => this.#connection.discardUnsent();
  retryNow = (): void => this.#connection.retryNow();

  rescue = (lost: LostText): void => {
    this.#rescued = [...this.#rescued, { id: this.#options.transport.newId(), ...lost }];
    this.#connection.rescueChanged();
    this.#changed();
  };

  takeUp = (leftId: string): void => this.#left.takeUp(leftId);
  giveUp = (leftId: string): void => this.#left.giveUp(leftId);

  dismissRescue = (id: string): void => {
    this.#rescued = this.#rescued.filter((rescue) => rescue.id !== id);
    this.#connection.rescueChanged();
    this.#changed();
  };

  #dispatch(tr: Transaction): void {
    this.#hasCaret ||= tr.selectionSet || tr.docChanged;
    this.#show(this.#state.apply(tr));
    this.#connection.textChanged();
  }

  #tell(meta: ClaimsMeta): void {
    this.#dispatch(withClaimsMeta(this.#stateToChange().tr, meta));
  }

  /** The state for a change that is not made in the text by hand: where the caret is now is in it. */
  #stateToChange(): EditorState {
    if (this.#view !== null) hearCaret(this.#view);
    return this.#state;
  }

  #show(state: EditorState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#view?.updateState(state);
    this.#teller.changed();
    this.#changed();
  }

  /** Nothing that others do may touch the page now. */
  #isBusy(): boolean {
    return this.#isComposing() || this.#isPressed;
  }

  #isComposing(): boolean {
    return this.#view?.composing ?? false;
  }

  #selectedRange(): Range {
    const selected = this.selectedWords();
    if (selected === null) throw new AppError("unfit", "Select the words of the claim first.");
    return selected.range;
  }

  #offer(done: Done | null): void {
    this.#justDone = done;
    this.#changed();
  }

  #changed(): void {
    this.#isStale = true;
    this.#listeners.changed();
  }

  #look(): DeskView {
    const claims = shownClaims(this.#state);
    return lookAt(this.#state, this.#seen, {
      ...this.#views.lists(claims),
      justDone: this.#justDone !== null && stands(this.#justDone, claims.confirmed.claims) ? this.#justDone : null,
      ...this.#connection.saving(),
      isGone: this.#connection.isGone,
      isOlder: this.#connection.isOlder,
      mayEdit: this.#options.mayEdit,
      rescued: this.#rescued,
      left: this.#left.offered,
    });
  }

  #letGo(): void {
    if (!this.#isPressed) return;
    this.#isPressed = false;
    this.#released();
  }

  #released(): void {
    this.#connection.released();
    if (!isPresenceBehind(this.#state)) return;
    const state = this.#stateToChange();
    this.#show(state.apply(state.tr));
  }

  #shown(): void {
    this.#connection.wokeUp();
    this.#teller.start();
  }
}
