use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    adoptions,
    campaigns::Running,
    design,
    item::{self, AgendaItem},
    journey::{self, Journey},
    membership, submissions, surveys, triage,
};
use crate::platform::{auth::SignedIn, db::Db, json::Json, problem::Result};

/// Rows of one kind.
pub(super) const A_FEW: u64 = 3;
/// Beyond this many nobody counts.
pub(super) const ENOUGH: u64 = 100;
/// Items beside the next one.
const FURTHER: usize = 6;

/// What waits for a person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agenda {
    /// The one next thing.
    pub next: Option<AgendaItem>,
    /// What comes after it, at most six.
    #[schema(max_items = 6)]
    pub further: Vec<AgendaItem>,
    /// Where the person stands in the campaign that is going on.
    pub journey: Option<Journey>,
}

/// Show my agenda.
///
/// The one next thing for the caller to do, a few further ones, and the five stages of the campaign that is going on
/// with what the caller has done in each. What is overdue comes first, then what others wait for.
#[utoipa::path(tag = "agenda", responses((status = OK, description = "The agenda", body = Agenda)))]
#[get("/me/agenda")]
pub async fn show_agenda(person: SignedIn, db: web::Data<Db>) -> Result<Json<Agenda>> {
    let running = Running::find(&db).await?;
    let mut items = if person.active { things_to_do(&db, &person, &running).await? } else { Vec::new() };
    items.extend(membership::waiting(&person));
    item::sort(&mut items);
    let mut items = items.into_iter();
    Ok(Json(Agenda {
        next: items.next(),
        further: items.take(FURTHER).collect(),
        journey: journey::of(&db, &person, &running).await?,
    }))
}

async fn things_to_do(db: &Db, person: &SignedIn, running: &Running) -> Result<Vec<AgendaItem>> {
    let mut items = submissions::to_finish(db, person, running).await?;
    items.extend(surveys::to_answer(db, person).await?);
    items.extend(design::to_write(db, person).await?);
    items.extend(design::to_evaluate(db, person).await?);
    items.extend(membership::to_approve(db, person).await?);
    items.extend(triage::to_decide(db, person).await?);
    items.extend(triage::to_score(db, person).await?);
    items.extend(design::to_conclude(db, person).await?);
    items.extend(design::to_select(db, person).await?);
    items.extend(design::to_join(db, person, running).await?);
    items.extend(adoptions::to_report(db, person).await?);
    items.extend(submissions::to_begin(db, person, running).await?);
    Ok(items)
}
