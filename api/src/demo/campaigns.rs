//! Six campaigns: one that is over, and one in each stage.

use serde_json::{Value, json};

use super::{
    calendar::Today,
    content::{CampaignText, Content},
    network::{Failed, Network, Result, text_of},
    people::Cast,
};

/// Windows of the five stages in days from today; none where the stage has no end.
type Windows = [(i64, Option<i64>); 5];

const STAGES: [&str; 5] = ["join", "submit", "triage", "design", "library"];

/// In the order of the content: over, in the library, in design, in triage, in submission, in joining.
const WINDOWS: [Windows; 6] = [
    [(-460, Some(-430)), (-430, Some(-400)), (-400, Some(-370)), (-370, Some(-310)), (-310, Some(-200))],
    [(-250, Some(-230)), (-230, Some(-205)), (-205, Some(-180)), (-180, Some(-60)), (-60, None)],
    [(-150, Some(-132)), (-132, Some(-112)), (-112, Some(-70)), (-70, Some(35)), (35, None)],
    [(-80, Some(-62)), (-62, Some(-30)), (-30, Some(20)), (20, Some(90)), (90, None)],
    [(-40, Some(-20)), (-20, Some(14)), (14, Some(45)), (45, Some(120)), (120, None)],
    [(-10, Some(12)), (12, Some(45)), (45, Some(75)), (75, Some(150)), (150, None)],
];

/// How far a campaign's story is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Join,
    Submit,
    Triage,
    Design,
    Library,
}

/// A campaign of the demo.
#[derive(Debug)]
pub struct Campaign {
    pub id: String,
    pub slug: String,
    pub windows: Windows,
    pub reach: Reach,
}

impl Campaign {
    /// Day on which the stage begins.
    pub const fn begins(&self, stage: Reach) -> i64 {
        let [join, submit, triage, design, library] = self.windows;
        match stage {
            Reach::Join => join.0,
            Reach::Submit => submit.0,
            Reach::Triage => triage.0,
            Reach::Design => design.0,
            Reach::Library => library.0,
        }
    }
}

/// Creates and publishes the campaign, on the day before its first stage.
///
/// # Errors
/// When the service refuses.
pub async fn open(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    index: usize,
) -> Result<Campaign> {
    let (text, windows) = content
        .campaigns
        .get(index)
        .zip(WINDOWS.get(index))
        .ok_or_else(|| Failed::Content("fewer campaigns than stories".into()))?;
    let reach = [Reach::Library, Reach::Library, Reach::Design, Reach::Triage, Reach::Submit, Reach::Join];
    let mut campaign = Campaign {
        id: String::new(),
        slug: text.slug.clone(),
        windows: *windows,
        reach: reach.get(index).copied().unwrap_or(Reach::Join),
    };
    network.set_time(today.day(campaign.begins(Reach::Join) - 1, 9));
    let coordinator = cast.coordinator();
    let settings = settings(network, cast, text).await?;
    let stages: Vec<_> = STAGES
        .iter()
        .zip(windows)
        .map(|(kind, (from, to))| {
            json!({ "kind": kind, "opens_at": today.day(*from, 6), "closes_at": to.map(|day| today.day(day, 6)) })
        })
        .collect();
    let form = json!({ "slug": text.slug, "settings": settings, "stages": stages });
    campaign.id = network.post(Some(coordinator), "/campaigns", form).await?.id()?;
    let path = format!("/campaigns/{}", text.slug);
    network.post_having_read(coordinator, &path, &format!("{path}/publish"), Value::Null).await?;
    Ok(campaign)
}

async fn settings(network: &Network, cast: &Cast, text: &CampaignText) -> Result<Value> {
    let form = async |key: &str| version_of(network, cast, key).await;
    let set = async |purpose: &str| set_of(network, cast, purpose).await;
    Ok(json!({
        "title": text.title,
        "summary": text.summary,
        "story": text.story,
        "artwork": text.artwork,
        "submission_form_version_id": form("submission_form").await?,
        "participation_form_version_id": form("participation_form").await?,
        "specification_template_version_id": form("specification").await?,
        "criteria_set_id": set("triage").await?,
        "rubric_id": set("evaluation").await?,
        "response_days": 60,
        // So that one reviewer and one coordinator can show the whole way.
        "min_scores": 1,
        "quorum": 3,
    }))
}

/// The published version of a questionnaire that came with the product.
///
/// # Errors
/// When there is none.
pub async fn version_of(network: &Network, cast: &Cast, key: &str) -> Result<Value> {
    let list = network.get(Some(cast.coordinator()), "/questionnaires?limit=100").await?;
    let items = list.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let of_key = items.into_iter().find(|item| item.get("key").and_then(Value::as_str) == Some(key));
    let versions = of_key.and_then(|item| item.get("versions").and_then(Value::as_array).cloned());
    let published =
        versions.unwrap_or_default().into_iter().find(|version| text_of(version, "/status") == "published");
    published
        .and_then(|version| version.get("id").cloned())
        .ok_or_else(|| Failed::Content(format!("no published questionnaire {key}")))
}

async fn set_of(network: &Network, cast: &Cast, purpose: &str) -> Result<Value> {
    let path = format!("/criteria-sets?purpose={purpose}&limit=1");
    let list = network.get(Some(cast.coordinator()), &path).await?;
    list.body
        .pointer("/items/0/id")
        .cloned()
        .ok_or_else(|| Failed::Content(format!("no criteria for {purpose}")))
}
