use std::{sync::Mutex, sync::PoisonError, time::Duration};

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::count;
use crate::{
    campaigns::CampaignId,
    platform::{db::Db, json::Json, localized::LocalizedText, problem::Result, time::Timestamp},
};

/// Figures are counted once in this time, however many people look at the home page.
const GOOD_FOR: Duration = Duration::from_mins(1);

/// The network in figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Figures {
    /// Active members.
    pub members: i64,
    /// Bodies that have an active member.
    pub organisations: i64,
    pub submissions: i64,
    pub challenges: i64,
    pub projects: i64,
    pub library_entries: i64,
    /// Adoptions that were not given up.
    pub adoptions: i64,
    /// From submission to library, the newest campaign first.
    pub campaigns: Vec<CampaignFunnel>,
    pub counted_at: Timestamp,
}

/// How much of what was brought to a campaign came how far.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CampaignFunnel {
    pub campaign_id: CampaignId,
    #[schema(example = "kyklos-2026")]
    pub slug: String,
    pub title: LocalizedText,
    pub submissions: i64,
    pub promoted: i64,
    pub challenges: i64,
    pub projects: i64,
    pub approved_projects: i64,
    pub library_entries: i64,
}

/// The figures as they were counted last.
#[derive(Default)]
pub struct Recent(Mutex<Option<Figures>>);

impl Recent {
    fn still_good(&self, now: Timestamp) -> Option<Figures> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|figures| figures.counted_at + GOOD_FOR > now).cloned()
    }

    fn keep(&self, figures: Figures) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures);
    }
}

/// Show the network in figures.
///
/// Members, bodies, what they brought and what became of it; they may be a minute old. Only published campaigns and
/// entries count.
#[utoipa::path(tag = "insights", security(()), responses((status = OK, description = "The figures", body = Figures)))]
#[get("/insights/figures")]
pub async fn show_figures(db: web::Data<Db>, recent: web::Data<Recent>) -> Result<Json<Figures>> {
    if let Some(figures) = recent.still_good(db.now()) {
        return Ok(Json(figures));
    }
    let figures = count::all(&db).await?;
    recent.keep(figures.clone());
    Ok(Json(figures))
}
