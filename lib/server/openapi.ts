/** The API described in OpenAPI 3.1, made from the schemas that parse its input: what is described is what is accepted. */
import "server-only";
import { z } from "zod";
import { statusOfCode } from "../app-error.ts";
import { type Operation, operations } from "./api-operations.ts";
import { appVersion } from "./health.ts";

type Json = Record<string, unknown>;

let described: Json | undefined;

export function describeApi(): Json {
  described ??= {
    openapi: "3.1.0",
    info: { title: "Stet", version: appVersion(), description: about },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A personal token, made on the account page." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "`__Secure-` before it on HTTPS.",
        },
      },
      schemas: { Error: errorSchema },
      responses: { Error: { description: "It did not go.", content: json({ $ref: "#/components/schemas/Error" }) } },
    },
    security: [{ token: [] }, { session: [] }],
    paths: paths(),
  };
  return described;
}

const about =
  "Everything that changes an article is a command: POST /api/articles/{id}/commands. Unsafe methods take JSON only, and from a browser only from this house's own pages.";

const errorSchema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "string", enum: [...Object.keys(statusOfCode), "failed"] },
        message: { type: "string" },
        details: { type: "object" },
      },
    },
  },
};

function paths(): Json {
  const found: Record<string, Json> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.at.split(" ");
    found[path] = { ...found[path], [method.toLowerCase()]: describeOperation(operation, path) };
  }
  return found;
}

function describeOperation(
  { does, query, body, answers: [status, what], mediaType, open }: Operation,
  path: string,
): Json {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true },
    schema: { type: "string" },
  }));
  const parameters = [...named, ...(query === undefined ? [] : queryParameters(query))];
  return {
    summary: does,
    ...(open ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(schemaOf(body)) } }),
    responses: {
      [status]: { description: what, content: mediaType === undefined ? json({}) : { [mediaType]: {} } },
      default: { $ref: "#/components/responses/Error" },
    },
  };
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(query) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: "query", schema },
    required: required.includes(name),
  }));
}

/** As a client writes it: defaults may be left out. Values made by code at the time have no schema of their own. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return made;
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}
