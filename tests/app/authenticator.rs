//! An authenticator in software (Web Authentication, Level 3): it makes passkeys and signs with them, as a phone does.

use aws_lc_rs::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{Client, Reply};

/// Where the pages of the tests' platform are.
const ORIGIN: &str = "http://localhost:8080";
const PRESENT_AND_VERIFIED: u8 = 0x05;
const HAS_CREDENTIAL: u8 = 0x40;

/// A passkey, with its private part.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    user: Value,
    /// How often it has signed, as it says.
    pub counter: u32,
    /// From where it says that it was asked.
    pub origin: String,
}

impl Authenticator {
    /// Makes a passkey for the person and registers it; answers with what came back, too.
    pub async fn register(person: &Client) -> (Self, Reply) {
        let challenge = person.get("/me/passkey-challenge").await.ok().json();
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let id = digest(&SHA256, pair.public_key().as_ref()).as_ref().to_vec();
        let user = challenge["options"]["user"]["id"].clone();
        let made = Self { pair, id, user, counter: 0, origin: ORIGIN.into() };
        let reply = person.post("/me/passkeys", made.made(&challenge)).await;
        (made, reply)
    }

    /// What the browser sends of a new passkey.
    fn made(&self, challenge: &Value) -> Value {
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        // A map of five: EC2, ES256, P-256, x and y (RFC 9053).
        let key = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat();
        let data = [&self.head(HAS_CREDENTIAL)[..], &[0; 16], &length, &self.id, &key].concat();
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        let object = [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &length, &data].concat();
        let credential = json!({
            "id": written(&self.id), "rawId": written(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": written(&self.client_data("webauthn.create", challenge)),
                "attestationObject": written(&object), "transports": ["internal"],
            },
            "clientExtensionResults": {},
        });
        json!({ "name": "Το κινητό μου", "ticket": challenge["ticket"], "credential": credential })
    }

    /// The answer to a challenge.
    pub fn answer(&mut self, challenge: &Value) -> Value {
        self.counter += 1;
        let client_data = self.client_data("webauthn.get", challenge);
        let data = self.head(0);
        let signed = [&data[..], digest(&SHA256, &client_data).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        let credential = json!({
            "id": written(&self.id), "rawId": written(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": written(&client_data), "authenticatorData": written(&data),
                "signature": written(signature.as_ref()), "userHandle": self.user,
            },
            "clientExtensionResults": {},
        });
        json!({ "ticket": challenge["ticket"], "credential": credential })
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        let party = digest(&SHA256, b"localhost");
        [party.as_ref(), &[PRESENT_AND_VERIFIED | flags], &self.counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind, "challenge": challenge["options"]["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }
}

fn written(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
