//! Teams, specifications and evaluations.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    calendar::Today,
    campaigns::{Campaign, Reach},
    content::{Content, ProjectText},
    network::{Network, Result, text_of},
    people::{Cast, Member},
    triage::{Challenge, keys_of, values},
};
use crate::platform::time::days;

/// The sections of the template, with their names in the content.
const SECTIONS: [(&str, &str); 12] = [
    ("problem", "problem"),
    ("users", "users"),
    ("objectives", "objectives"),
    ("solution", "solution"),
    ("requirements", "requirements"),
    ("roles", "roles"),
    ("data", "data"),
    ("legal", "legal"),
    ("cost", "cost"),
    ("plan", "time_plan"),
    ("risks", "risks"),
    ("replication", "replication"),
];

/// A project that may be published.
#[derive(Debug)]
pub struct Approved {
    pub id: String,
    pub title: String,
    /// The lead's body.
    pub organisation: String,
}

/// Tells a campaign's design stage: every challenge finds a team, unless the stage is still going on.
///
/// # Errors
/// When the service refuses.
pub async fn work(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    campaign: &Campaign,
    challenges: &[Challenge],
) -> Result<Vec<Approved>> {
    let mut approved = Vec::new();
    let is_complete = campaign.reach > Reach::Design;
    for (index, challenge) in challenges.iter().enumerate() {
        let start = campaign.begins(Reach::Design) + 1;
        network.set_time(today.day(start, 9));
        let declared = declare(network, cast, content, challenge, index).await?;
        let Some(text) = content.projects.iter().find(|text| text.challenge == challenge.title) else {
            continue;
        };
        network.set_time(today.day(start + 12, 11));
        let (project, team) = compose(network, cast, challenge, &declared).await?;
        network.set_time(today.day(start + 14, 10));
        let is_written = write(network, &project, text, &team).await?;
        if !is_written || (!is_complete && index > 0) {
            continue;
        }
        network.set_time(today.day(start + 32, 10));
        let Some(lead) = team.first() else { continue };
        let request = format!("/projects/{project}/evaluation-request");
        let round = network.post(Some(&lead.person), &request, Value::Null).await?.id()?;
        let is_decided = evaluate(network, cast, content, &round, &team, is_complete).await?;
        if is_decided {
            let organisation = lead.organisation.clone();
            approved.push(Approved { id: project, title: text.title.clone(), organisation });
        }
    }
    network.run_jobs().await?;
    Ok(approved)
}

/// Members of different bodies declare that they want to take part.
async fn declare<'a>(
    network: &Network,
    cast: &'a Cast,
    content: &Content,
    challenge: &Challenge,
    index: usize,
) -> Result<Vec<(String, &'a Member)>> {
    let mut declared = Vec::new();
    let willing = cast.of_different_bodies(index * 7 + 3, 6 + network.draw(3));
    for member in willing {
        let skills = ["subject", "service_design", "law", "finance", "technology", "data"];
        let form = json!({ "answers": {
            "skills": [network.choose(&skills)?],
            "experience": network.choose(&content.texts.participation)?,
            "affected": network.choose(&["yes", "partly", "no"])?,
            "hours": network.choose(&["two", "four", "eight"])?,
            "place": network.choose(&["on_site", "remote", "either"])?,
            "supervisor": true,
        } });
        let path = format!("/challenges/{}/participations", challenge.id);
        let made = network.post(Some(&member.person), &path, form).await?;
        declared.push((made.id()?, member));
        network.advance(Duration::from_hours(5));
    }
    Ok(declared)
}

async fn compose<'a>(
    network: &Network,
    cast: &Cast,
    challenge: &Challenge,
    declared: &[(String, &'a Member)],
) -> Result<(String, Vec<&'a Member>)> {
    let chosen: Vec<_> = declared.iter().take(5).collect();
    let waiting: Vec<_> = declared.iter().skip(5).map(|(id, _)| id).collect();
    let form = json!({
        "lead": chosen.first().map(|(id, _)| id),
        "selected": chosen.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        "waitlisted": waiting,
    });
    let made =
        network.post(Some(cast.coordinator()), &format!("/challenges/{}/team", challenge.id), form).await?;
    let project = made.text("/project_id").or_else(|_| made.id())?;
    Ok((project, chosen.into_iter().map(|(_, member)| *member).collect()))
}

/// The team writes its sections in turn. Whether all of them are written.
async fn write(network: &Network, project: &str, text: &ProjectText, team: &[&Member]) -> Result<bool> {
    let mut is_complete = true;
    if let Some(lead) = team.first() {
        let path = format!("/projects/{project}");
        let shown = network.get(Some(&lead.person), &path).await?;
        let form = json!({ "title": text.title, "summary": text.summary });
        network.put(&lead.person, &path, form, shown.etag.as_deref()).await?;
    }
    for ((key, named), writer) in SECTIONS.iter().zip(team.iter().cycle()) {
        let body = text.sections.get(*named).and_then(Value::as_str).unwrap_or_default();
        if body.is_empty() {
            is_complete = false;
            continue;
        }
        let path = format!("/projects/{project}/sections/{key}");
        let seen = network.get(Some(&writer.person), &path).await?;
        network.put(&writer.person, &path, json!({ "body": body }), seen.etag.as_deref()).await?;
        network.advance(Duration::from_hours(19));
    }
    Ok(is_complete)
}

/// Members of other bodies evaluate. Whether the project was approved.
async fn evaluate(
    network: &Network,
    cast: &Cast,
    content: &Content,
    round: &str,
    team: &[&Member],
    is_decided: bool,
) -> Result<bool> {
    network.advance(days(2));
    let shown = network.get(Some(cast.coordinator()), &format!("/evaluation-rounds/{round}")).await?;
    let rubric = keys_of(network, cast, text_of(&shown.body, "/rubric/id")).await?;
    let evaluators = cast.outside(team, network.draw(40), if is_decided { 6 } else { 2 });
    for evaluator in evaluators {
        let form = json!({
            "values": values(network, &rubric, 2),
            "comment": network.choose(&content.texts.evaluation_comments)?,
            "status": "submitted",
        });
        network
            .post(Some(&evaluator.person), &format!("/evaluation-rounds/{round}/evaluations"), form)
            .await?;
        network.advance(Duration::from_hours(11));
    }
    if !is_decided {
        return Ok(false);
    }
    network.advance(days(9));
    let form = json!({ "outcome": "approve", "rationale": network.choose(content.texts.approve.get(..5).unwrap_or_default())? });
    network.post(Some(cast.coordinator()), &format!("/evaluation-rounds/{round}/decision"), form).await?;
    Ok(true)
}
