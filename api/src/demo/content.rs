//! What the demo tells: people, problems and solutions, as its authors wrote them.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::network::{Failed, Result};

/// All of it.
#[derive(Debug)]
pub struct Content {
    pub people: People,
    pub campaigns: Vec<CampaignText>,
    pub submissions: Vec<SubmissionText>,
    pub challenges: Vec<ChallengeText>,
    pub projects: Vec<ProjectText>,
    pub library: Vec<EntryText>,
    pub texts: Texts,
}

#[derive(Debug, Deserialize)]
pub struct People {
    pub given_female: Vec<String>,
    pub given_male: Vec<String>,
    /// The form of a man's and of a woman's name.
    pub family: Vec<[String; 2]>,
    pub units: Vec<Unit>,
    pub posts: Vec<String>,
    pub expertise: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Unit {
    pub el: String,
}

#[derive(Debug, Deserialize)]
pub struct CampaignText {
    pub slug: String,
    pub title: Value,
    pub summary: Value,
    pub story: Value,
    pub artwork: String,
}

#[derive(Debug, Deserialize)]
pub struct SubmissionText {
    pub campaign: String,
    pub kind: String,
    pub policy_area: String,
    pub title: String,
    pub summary: String,
    pub visibility: String,
    pub body_kind: String,
    pub affected: String,
    pub evidence: String,
    pub tried: String,
    pub idea: String,
}

#[derive(Debug, Deserialize)]
pub struct ChallengeText {
    pub campaign: String,
    pub title: String,
    pub summary: String,
    pub policy_area: String,
    /// Titles of the submissions that it grew from.
    pub from: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct ProjectText {
    /// Title of the challenge.
    pub challenge: String,
    pub title: String,
    pub summary: String,
    pub sections: serde_json::Map<String, Value>,
}

#[derive(Debug, Deserialize)]
pub struct EntryText {
    /// Title of the project; none for a good practice.
    pub project: Option<String>,
    pub title: String,
    pub summary: String,
    pub problem: String,
    pub solution: String,
    pub results: String,
    pub replication: String,
    pub lessons: String,
    pub theme: String,
    pub region: Option<String>,
    pub body_kind: String,
    pub lifecycle: String,
    pub cost_band: String,
    pub licence: String,
    pub artwork: String,
    pub featured: bool,
    pub contact: String,
    pub adoptions: Vec<AdoptionText>,
}

#[derive(Debug, Deserialize)]
pub struct AdoptionText {
    pub body_kind: String,
    pub steps: Vec<StepText>,
}

#[derive(Debug, Deserialize)]
pub struct StepText {
    pub status: String,
    pub note: String,
}

#[derive(Debug, Deserialize)]
pub struct Texts {
    pub promote: Vec<String>,
    pub decline: Vec<String>,
    pub merge: Vec<String>,
    pub ask: Vec<String>,
    pub answers: Vec<String>,
    pub score_comments: Vec<String>,
    pub evaluation_comments: Vec<String>,
    pub approve: Vec<String>,
    pub participation: Vec<String>,
    pub feedback: Vec<FeedbackText>,
    pub survey_long: SurveyTexts,
    pub approval_rejections: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct FeedbackText {
    pub rating: i32,
    pub comment: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct SurveyTexts {
    pub innovation_example: Vec<String>,
    pub wish: Vec<String>,
}

impl Content {
    /// # Errors
    /// When a file is not of its shape.
    pub fn read() -> Result<Self> {
        Ok(Self {
            people: parse(include_str!("content/people.json"))?,
            campaigns: parse(include_str!("content/campaigns.json"))?,
            submissions: parse(include_str!("content/submissions.json"))?,
            challenges: parse(include_str!("content/challenges.json"))?,
            projects: parse(include_str!("content/projects.json"))?,
            library: parse(include_str!("content/library.json"))?,
            texts: parse(include_str!("content/texts.json"))?,
        })
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Failed::Content(error.to_string()))
}
