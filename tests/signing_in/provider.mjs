// A real OpenID provider on loopback, for the tests. It knows whoever says their name, and tells more of them than
// anybody asked for: a number, which must not be found anywhere afterwards.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [back, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "openspace", client_secret: secret, redirect_uris: [back] }],
    claims: { openid: ["sub", "pid"], profile: ["name", "organization", "pid"], email: ["email"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: sub.startsWith("nameless") ? undefined : `${sub} Signed`,
        organization: "Innlandet fylkeskommune",
        pid: "01017012345",
        email: `${sub}@canary.example`,
      }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ["only for tests"] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
  });
  server.on("request", provider.callback());
  process.stdout.write(`${issuer}\n`);
});
