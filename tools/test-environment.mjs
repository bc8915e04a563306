/** Variables that change what the product does; see .env.example. */
const OURS =
  /^(PLUGGY_|SANDBOX_|TEST_POSTGRES$|DATABASE_URL$|DATA_DIR$|API_KEYS$|BASE_URL$|PORT$|HOST$|NODE_ENV$|ROLES$|PG[A-Z]+$)/;

/** The environment without the settings of whoever runs the tests: they must not change the outcome. */
export function testEnvironment(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OURS.test(name)));
}
