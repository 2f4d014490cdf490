//! What the jobs need to know of what was seeded: people with sessions, submissions to read and to score.

use std::sync::atomic::{AtomicU64, Ordering};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hyper::Method;
use serde_json::{Value, json};
use sqlx::{PgPool, SqlitePool};
use uuid::Uuid;

use crate::{
    Setting,
    connection::{Connection, Person},
    jobs::{PASSWORD, address},
    program::{self, Kind},
};

/// How many members are signed in, to ask in turn.
const SIGNED_IN: u64 = 48;
const REVIEWERS: u64 = 24;
/// Submissions of one place and one policy area.
const SHARE_A_PLACE: u64 = 480;
const SYLLABLES: [&str; 16] =
    ["βα", "γε", "δο", "ζη", "θι", "κα", "λε", "μο", "νη", "ξι", "πα", "ρε", "σο", "τη", "φι", "χα"];

pub struct World {
    members_signed_in: Vec<Person>,
    reviewers: Vec<Person>,
    pub coordinator: Person,
    pub admin: Person,
    /// Of the triage.
    pub criteria: Vec<String>,
    pub answers: u64,
    pub members: u64,
    places: u64,
    public: Vec<String>,
    /// Submissions that are scored now, and by how many of the first reviewers each has been.
    scorable: Vec<String>,
    turn: AtomicU64,
    judged: AtomicU64,
    /// What was acknowledged, for the ledger.
    pub handed_in: AtomicU64,
    pub scored: AtomicU64,
}

impl World {
    pub async fn of(setting: &Setting, kind: Kind, database: &str, server: &str) -> Self {
        let mut connection = Connection::open(server).await.expect("the server answers");
        let mut members_signed_in = Vec::new();
        for number in 1..=SIGNED_IN.min(setting.members) {
            let name = format!("member-{number}");
            members_signed_in.push(sign_in(setting, &mut connection, &name, number).await);
        }
        let mut reviewers = Vec::new();
        for number in 1..=REVIEWERS {
            let name = format!("reviewer-{number}");
            reviewers.push(sign_in(setting, &mut connection, &name, 900 + number).await);
        }
        let coordinator = sign_in(setting, &mut connection, "coordinator", 1_000).await;
        let admin = sign_in(setting, &mut connection, "admin", 1_001).await;
        let campaign = connection.get("/campaigns/metrisi", Some(&coordinator)).await.json();
        let set = campaign["criteria_set_id"].as_str().expect("criteria").to_owned();
        let set = connection.get(&format!("/criteria-sets/{set}"), Some(&coordinator)).await.json();
        let criteria = set["criteria"].as_array().into_iter().flatten();
        let criteria = criteria.filter_map(|it| it["key"].as_str().map(str::to_owned)).collect();
        let public = "SELECT id FROM submissions WHERE visibility = 'public' AND status = 'in_review' ORDER BY id LIMIT 50000";
        let scorable = "SELECT id FROM submissions WHERE status = 'in_review' ORDER BY id LIMIT 200000";
        Self {
            members_signed_in,
            reviewers,
            coordinator,
            admin,
            criteria,
            answers: setting.answers,
            members: setting.members,
            places: (setting.submissions / SHARE_A_PLACE).max(1),
            public: spread(ids(kind, database, public).await),
            scorable: spread(ids(kind, database, scorable).await),
            turn: AtomicU64::new(1),
            judged: AtomicU64::new(0),
            handed_in: AtomicU64::new(0),
            scored: AtomicU64::new(0),
        }
    }

    /// A number that comes once.
    pub fn turn(&self) -> u64 {
        self.turn.fetch_add(1, Ordering::Relaxed)
    }

    /// Members in turn.
    pub fn member(&self) -> &Person {
        &self.members_signed_in[self.turn() as usize % self.members_signed_in.len()]
    }

    /// The first member.
    pub fn member_one(&self) -> Person {
        self.members_signed_in[0].clone()
    }

    /// Submissions in turn.
    pub fn public_submission(&self) -> &str {
        &self.public[self.turn() as usize % self.public.len()]
    }

    /// A filter, and a word that some submissions have, however many there are.
    pub fn search(&self) -> String {
        let place = encoded(&place(self.turn() % self.places));
        format!("/campaigns/metrisi/submissions?policy_area=health&limit=20&q={place}")
    }

    /// A reviewer and what they have not scored, each pair once.
    pub fn unscored(&self) -> (&Person, &str) {
        let turn = self.judged.fetch_add(1, Ordering::Relaxed) as usize;
        let (round, place) = (turn / self.scorable.len(), turn % self.scorable.len());
        (&self.reviewers[round % self.reviewers.len()], &self.scorable[place])
    }

    /// Before a reviewer scores, nobody of ours has: scores of the seeding by our reviewers are passed over.
    pub async fn skip_scored(&mut self, kind: Kind, database: &str) {
        let emails: Vec<_> =
            (1..=REVIEWERS).map(|number| format!("'reviewer-{number}@bench.example'")).collect();
        let scored = format!(
            "SELECT DISTINCT s.submission_id FROM scores s JOIN members m ON m.id = s.reviewer_id WHERE m.email IN ({})",
            emails.join(", ")
        );
        let scored: std::collections::HashSet<_> = ids(kind, database, &scored).await.into_iter().collect();
        self.scorable.retain(|id| !scored.contains(id));
        assert!(!self.scorable.is_empty(), "nothing is left to score");
    }

    /// Compares what was acknowledged with what is there.
    pub async fn count(kind: Kind, database: &str, table: &str) -> u64 {
        let query = format!("SELECT count(*) FROM {table}");
        let count: i64 = match kind {
            Kind::Sqlite => {
                let pool = SqlitePool::connect(database).await.unwrap();
                sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_one(&pool).await.unwrap()
            }
            Kind::Postgres => {
                let pool = PgPool::connect(database).await.unwrap();
                sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_one(&pool).await.unwrap()
            }
        };
        count.unsigned_abs()
    }
}

async fn sign_in(setting: &Setting, connection: &mut Connection, name: &str, turn: u64) -> Person {
    let email = format!("{name}@bench.example");
    let form = json!({ "email": email, "password": PASSWORD });
    let address = address(turn);
    let headers = [("x-forwarded-for", address.as_str())];
    let mut answer = connection.send(Method::POST, "/sessions", None, Some(&form), &headers).await;
    // Staff show a second factor, too.
    if let Some(ticket) = answer.json().pointer("/second_factor/ticket") {
        let form = json!({ "ticket": ticket, "code": program::code_of(setting, &email) });
        let path = "/sessions/second-factor";
        answer = connection.send(Method::POST, path, None, Some(&form), &headers).await;
    }
    answer.must(answer.status.is_success(), "signing in");
    let token = answer.json()["access_token"].as_str().expect("a token").to_owned();
    let claims = token.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    Person { session: claims["sid"].as_str().expect("a session").to_owned(), token }
}

async fn ids(kind: Kind, database: &str, query: &str) -> Vec<String> {
    let ids: Vec<Uuid> = match kind {
        Kind::Sqlite => {
            let pool = SqlitePool::connect(database).await.unwrap();
            sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned())).fetch_all(&pool).await.unwrap()
        }
        Kind::Postgres => {
            let pool = PgPool::connect(database).await.unwrap();
            sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned())).fetch_all(&pool).await.unwrap()
        }
    };
    ids.into_iter().map(|id| id.to_string()).collect()
}

/// In an order that jumps about, the same each time.
fn spread(ids: Vec<String>) -> Vec<String> {
    let count = ids.len();
    let step =
        (1..=count).map(|number| count * 5 / 13 + number).find(|step| coprime(*step, count)).unwrap_or(1);
    (0..count).map(|turn| ids[turn * step % count].clone()).collect()
}

const fn coprime(mut a: usize, mut b: usize) -> bool {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

/// As `wenovate seed bench` names them.
fn place(number: u64) -> String {
    let mut rest = number as usize;
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    name.push_str("χωρι");
    name
}

fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        let _ = write!(encoded, "%{byte:02X}");
        encoded
    })
}
