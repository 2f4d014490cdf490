//! The order in which everything is written, in transactions of some thousand rows.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    dice::BEGINNING,
    foundations::{self, Foundations},
    library,
    people::{self, People},
    sizes::Sizes,
    submissions::{Making, YEAR},
    texts::Texts,
    triage::Judging,
};
use crate::{
    challenges::{self, ChallengeId, NewChallenge},
    demo::{self, Content},
    members::member,
    platform::{
        audit::{Event, Identity},
        bulk,
        config::Config,
        counter,
        db::{Db, Tx},
        password::Passwords,
        policy_area::PolicyArea,
        problem::Problem,
        random::Random,
        time::Clock,
        vault::Vault,
    },
    submissions as product,
};

/// Submissions of one transaction.
const BATCH: u64 = 2_500;

/// Why nothing, or not all, was written.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("somebody is there already: an empty database is needed")]
    Inhabited,
    #[error("the database refuses: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("{0}")]
    Problem(#[from] Problem),
    #[error("{0}")]
    Demo(#[from] demo::Failed),
    #[error("the content is empty")]
    Content,
}

/// What a transaction wrote, by table.
pub struct Written(pub Value);

impl Event for Written {
    fn name(&self) -> &'static str {
        "bench_data.written"
    }

    fn subject(&self) -> (&'static str, Option<Uuid>) {
        ("bench_data", None)
    }

    fn details(&self) -> Value {
        self.0.clone()
    }
}

/// Fills an empty database.
///
/// # Errors
/// When it is not empty, or refuses.
pub async fn seed(config: &Config, sizes: Sizes) -> Result<(), Failed> {
    let (clock, _) = Clock::manual(BEGINNING);
    let db = Db::connect(config, clock, Random::from_seed(6)).await?;
    let written = write(&db, config, sizes).await;
    db.close().await?;
    written
}

async fn write(db: &Db, config: &Config, sizes: Sizes) -> Result<(), Failed> {
    if member::Entity::find().count(&**db).await? > 0 {
        return Err(Failed::Inhabited);
    }
    let texts = Texts::new(Content::read()?, sizes.submissions);
    let hash = people::hash(&Passwords::new(config, db.random())?).await?;
    let on = foundations::lay(db, sizes).await?;
    let people = people::join(db, &Vault::of(config), &hash, sizes, &texts, &on).await?;
    tracing::info!(members = people.members.len(), "the members have joined");
    library::fill(db, sizes, &texts, &on, &people).await?;
    tracing::info!(entries = sizes.public, "the library is filled");
    let making = Making::new(sizes, &texts, &on, &people);
    let judging = Judging::new(sizes, &on, &people);
    let mut from = 0;
    while from < sizes.submissions {
        let to = Ord::min(from + BATCH, sizes.submissions);
        hand_in(db, &making, &judging, from..to).await?;
        tracing::info!(submissions = to, "handed in");
        from = to;
    }
    // The planners of both databases go by what they have counted.
    db.execute_unprepared("ANALYZE").await?;
    Ok(())
}

async fn hand_in(
    db: &Db,
    making: &Making<'_>,
    judging: &Judging<'_>,
    numbers: std::ops::Range<u64>,
) -> Result<(), Failed> {
    let tx = db.begin(&Identity::System).await?;
    let challenge = challenge(&tx, making.on, making.people).await?;
    let (mut submissions, mut versions, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    let (mut scores, mut decisions, mut messages) = (Vec::new(), Vec::new(), Vec::new());
    for index in numbers.clone() {
        let (mut it, version) = making.submission(index).ok_or(Failed::Content)?;
        let judged = judging.judge(index, &mut it, challenge);
        documents.push(product::document(&it));
        submissions.push(it.into_active_model());
        versions.push(version.into_active_model());
        scores.extend(judged.scores.into_iter().map(IntoActiveModel::into_active_model));
        decisions.extend(judged.decision.map(IntoActiveModel::into_active_model));
        messages.extend(judged.message.map(IntoActiveModel::into_active_model));
    }
    let written = json!({ "submissions": submissions.len(), "scores": scores.len() });
    bulk::insert(&tx, submissions).await?;
    bulk::insert(&tx, versions).await?;
    bulk::insert(&tx, documents).await?;
    bulk::insert(&tx, scores).await?;
    bulk::insert(&tx, decisions).await?;
    bulk::insert(&tx, messages).await?;
    count(&tx, numbers.end).await?;
    Ok(tx.commit(Written(written)).await?)
}

async fn challenge(tx: &Tx, on: &Foundations, people: &People) -> Result<ChallengeId, Failed> {
    let new = NewChallenge {
        campaign_id: on.campaign.id,
        title: "Κοινό ζήτημα πολλών φορέων".into(),
        summary: "Όσα ζητήματα επαναλαμβάνονται σε πολλούς φορείς και χρειάζονται κοινή λύση.".into(),
        policy_area: PolicyArea::DigitalGovernment,
        capacity: 7,
        created_by: people.coordinator,
    };
    Ok(challenges::create(tx, new).await?.id)
}

/// The counter stands where the product would have left it.
async fn count(tx: &Tx, codes: u64) -> Result<(), Failed> {
    let name = format!("submissions-{YEAR}");
    counter::next(tx, &name).await?;
    let value = i64::try_from(codes).unwrap_or(i64::MAX);
    counter::ActiveModel { name: Set(name), value: Set(value) }.update(&**tx).await?;
    Ok(())
}
