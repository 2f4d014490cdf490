//! Campaigns with their stages.

use std::{future::IntoFuture, ops::Deref};

use sea_orm::{ActiveModelTrait, IntoActiveModel, Iterable, Set};
use wenovate::{
    campaigns::{CampaignStatus, StageKind, StageOverride, campaign, campaign_stage, stage_of},
    criteria::CriteriaPurpose,
    platform::{localized::LocalizedText, time::days},
    questionnaires::QuestionnairePurpose,
};

use super::Made;
use crate::app::{TestApp, next_number};

/// A campaign, with addresses for the API.
#[derive(Clone, Debug)]
pub struct Campaign(campaign::Model);

impl Deref for Campaign {
    type Target = campaign::Model;

    fn deref(&self) -> &campaign::Model {
        &self.0
    }
}

impl Campaign {
    pub fn path(&self) -> String {
        format!("/campaigns/{}", self.slug)
    }

    pub fn submissions(&self) -> String {
        format!("/campaigns/{}/submissions", self.slug)
    }
}

pub struct Making {
    app: TestApp,
    change: Box<dyn FnOnce(&mut campaign::ActiveModel) + Send>,
    scheduled: Vec<StageKind>,
    closed: Vec<StageKind>,
}

impl TestApp {
    /// A published campaign whose five stages are all open, from ten days ago for twenty more, with short forms,
    /// a quorum of 2, no scores needed for a promotion, and 30 days to answer.
    pub fn campaign(&self) -> Making {
        Making { app: self.clone(), change: Box::new(|_| ()), scheduled: Vec::new(), closed: Vec::new() }
    }

    /// A coordinator closes this stage, whatever its window says.
    pub async fn close_stage(&self, campaign: &Campaign, kind: StageKind) {
        let db = &*self.foundation().db;
        let stage = stage_of(db, campaign.id, kind).await.unwrap().unwrap();
        let mut change = stage.into_active_model();
        change.override_state = Set(Some(StageOverride::Closed));
        change.override_reason = Set(Some("Δοκιμή".into()));
        change.update(db).await.unwrap();
    }
}

impl Making {
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut campaign::ActiveModel) + Send + 'static) -> Self {
        self.change = Box::new(change);
        self
    }

    /// The window of this stage is over.
    #[must_use]
    pub fn stage_closed(mut self, stage: StageKind) -> Self {
        self.closed.push(stage);
        self
    }

    /// The window of this stage begins in ten days.
    #[must_use]
    pub fn stage_scheduled(mut self, stage: StageKind) -> Self {
        self.scheduled.push(stage);
        self
    }

    async fn insert(self) -> Campaign {
        let (app, now) = (&self.app, self.app.now());
        let db = &*app.foundation().db;
        let form = async |purpose| app.published_questionnaire(purpose, app.short_form()).await.id;
        let number = next_number();
        let mut row = campaign::ActiveModel {
            id: Set(app.id()),
            slug: Set(format!("drasi-{number}")),
            title: Set(LocalizedText::new(format!("Δράση {number}"), format!("Campaign {number}"))),
            summary: Set(LocalizedText::new("Τι ζητά η δράση", "What it asks for")),
            story: Set(LocalizedText::new("Πώς ξεκίνησε η δράση", "How it began")),
            status: Set(CampaignStatus::Published),
            artwork: Set("square".into()),
            submission_form_version_id: Set(form(QuestionnairePurpose::SubmissionForm).await),
            participation_form_version_id: Set(form(QuestionnairePurpose::ParticipationForm).await),
            specification_template_version_id: Set(form(QuestionnairePurpose::SpecificationTemplate).await),
            criteria_set_id: Set(app.criteria_set(CriteriaPurpose::Triage).await.id),
            rubric_id: Set(app.criteria_set(CriteriaPurpose::Evaluation).await.id),
            response_days: Set(30),
            min_scores: Set(0),
            quorum: Set(2),
            revision: Set(1),
            created_at: Set(now),
        };
        (self.change)(&mut row);
        let campaign = row.insert(db).await.unwrap();
        for kind in StageKind::iter() {
            let (opens, closes) = if self.closed.contains(&kind) {
                (now - days(10), now - days(1))
            } else if self.scheduled.contains(&kind) {
                (now + days(10), now + days(20))
            } else {
                (now - days(10), now + days(20))
            };
            let stage = campaign_stage::ActiveModel {
                id: Set(app.id()),
                campaign_id: Set(campaign.id),
                kind: Set(kind),
                opens_at: Set(Some(opens)),
                closes_at: Set(Some(closes)),
                override_state: Set(None),
                override_reason: Set(None),
            };
            stage.insert(db).await.unwrap();
        }
        Campaign(campaign)
    }
}

impl IntoFuture for Making {
    type Output = Campaign;
    type IntoFuture = Made<Campaign>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.insert())
    }
}
