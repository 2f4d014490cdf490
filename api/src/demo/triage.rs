//! What the department makes of the submissions: scores, then decisions.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    calendar::Today,
    campaigns::{Campaign, Reach},
    content::{ChallengeText, Content},
    network::{Network, Result, text_of},
    people::{Cast, Member},
    submissions::Submitted,
};

const CRITERIA_SCALE: [i32; 5] = [1, 2, 3, 4, 5];

/// A challenge of the demo.
#[derive(Debug)]
pub struct Challenge {
    pub id: String,
    pub title: String,
}

/// Scores all submissions of a campaign, and decides on them as far as its story goes.
///
/// # Errors
/// When the service refuses.
pub async fn judge(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    campaign: &Campaign,
    submitted: &[Submitted],
) -> Result<Vec<Challenge>> {
    let first_day = campaign.begins(Reach::Triage);
    let is_complete = campaign.reach > Reach::Triage;
    let criteria = criteria_of(network, cast, campaign).await?;
    let texts: Vec<&ChallengeText> =
        content.challenges.iter().filter(|text| text.campaign == campaign.slug).collect();
    network.set_time(today.day(first_day, 8));
    for (index, submission) in submitted.iter().enumerate() {
        // Of a campaign in triage, some wait for their first score and some for further ones; what becomes a challenge has all.
        let is_complete = is_complete || texts.iter().any(|text| text.from.contains(&submission.title));
        let reviewers = if is_complete { 3 } else { [3, 3, 2, 1, 0].get(index % 5).copied().unwrap_or(0) };
        for reviewer in cast.reviewers().iter().take(reviewers) {
            score(network, content, reviewer, submission, &criteria).await?;
        }
        network.advance(Duration::from_mins(95));
    }
    let mut challenges = Vec::new();
    let mut decided: Vec<&str> = Vec::new();
    let mut clock = network.now().max(today.day(first_day + 7, 9));
    for text in texts {
        network.set_time(clock);
        clock = clock + Duration::from_hours(20);
        if let Some(challenge) = promote(network, cast, content, text, submitted, &mut decided).await? {
            challenges.push(challenge);
        }
    }
    let promoted: Vec<_> =
        submitted.iter().enumerate().filter(|(_, it)| decided.contains(&it.id.as_str())).collect();
    let rest = submitted.iter().enumerate().filter(|(_, it)| !decided.contains(&it.id.as_str()));
    for (turn, (place, submission)) in rest.enumerate() {
        network.set_time(clock);
        clock = clock + Duration::from_hours(3);
        // The content has those that are alike beside each other.
        let alike = promoted.iter().find(|(other, _)| other.abs_diff(place) <= 3).map(|(_, alike)| *alike);
        let answer = if is_complete { Settled::of_the_past(turn, alike) } else { Settled::of_today(turn) };
        settle(network, cast, content, submission, answer).await?;
    }
    network.run_jobs().await?;
    Ok(challenges)
}

async fn criteria_of(network: &Network, cast: &Cast, campaign: &Campaign) -> Result<Vec<String>> {
    let path = format!("/campaigns/{}", campaign.slug);
    let shown = network.get(Some(cast.coordinator()), &path).await?;
    let set = text_of(&shown.body, "/criteria_set_id").to_owned();
    keys_of(network, cast, &set).await
}

/// The keys of a criteria set.
///
/// # Errors
/// When there is none.
pub async fn keys_of(network: &Network, cast: &Cast, set: &str) -> Result<Vec<String>> {
    let shown = network.get(Some(cast.coordinator()), &format!("/criteria-sets/{set}")).await?;
    let criteria = shown.body.get("criteria").and_then(Value::as_array).cloned().unwrap_or_default();
    Ok(criteria.iter().map(|criterion| text_of(criterion, "/key").to_owned()).collect())
}

/// Values that lean towards a person's own middle, with an abstention now and then.
pub fn values(network: &Network, keys: &[String], lean: usize) -> Value {
    let value = || {
        let drawn = (network.draw(3) + network.draw(2) + lean).min(4);
        if network.draw(25) == 0 { Value::Null } else { json!(CRITERIA_SCALE.get(drawn)) }
    };
    Value::Object(keys.iter().map(|key| (key.clone(), value())).collect())
}

async fn score(
    network: &Network,
    content: &Content,
    reviewer: &Member,
    submission: &Submitted,
    criteria: &[String],
) -> Result<()> {
    let comment = network.choose(&content.texts.score_comments)?.clone();
    let form = json!({
        "values": values(network, criteria, 1),
        "comment": (network.draw(2) == 0).then_some(comment),
        "recommendation": network.choose(&["promote", "promote", "decline", "ask"])?,
    });
    network.post(Some(&reviewer.person), &format!("/submissions/{}/scores", submission.id), form).await?;
    Ok(())
}

/// The first of the challenge's submissions becomes it, the others join it.
async fn promote<'a>(
    network: &Network,
    cast: &Cast,
    content: &Content,
    text: &ChallengeText,
    submitted: &'a [Submitted],
    decided: &mut Vec<&'a str>,
) -> Result<Option<Challenge>> {
    let mut challenge: Option<Challenge> = None;
    for submission in submitted.iter().filter(|it| text.from.contains(&it.title)) {
        let target = match &challenge {
            Some(challenge) => json!({ "challenge_id": challenge.id }),
            None => json!({ "new_challenge": {
                "title": text.title, "summary": text.summary, "policy_area": text.policy_area, "capacity": 7,
            } }),
        };
        let mut form = json!({ "kind": "promote", "rationale": network.choose(&content.texts.promote)? });
        if let (Some(form), Some(target)) = (form.as_object_mut(), target.as_object()) {
            form.extend(target.clone());
        }
        let made = decide(network, cast, submission, form).await?;
        decided.push(&submission.id);
        challenge = challenge.or_else(|| {
            let id = text_of(&made, "/challenge/id").to_owned();
            (!id.is_empty()).then(|| Challenge { id, title: text.title.clone() })
        });
    }
    Ok(challenge)
}

/// What becomes of a submission that is no challenge.
enum Settled<'a> {
    Declined,
    Merged(&'a Submitted),
    Asked,
    AskedAndDeclined,
    Waits,
}

impl<'a> Settled<'a> {
    const fn of_the_past(turn: usize, alike: Option<&'a Submitted>) -> Self {
        match (turn % 3, alike) {
            (0 | 1, Some(alike)) => Self::Merged(alike),
            (2, _) => Self::AskedAndDeclined,
            _ => Self::Declined,
        }
    }

    const fn of_today(turn: usize) -> Self {
        match turn % 5 {
            4 => Self::Declined,
            1 => Self::Asked,
            _ => Self::Waits,
        }
    }
}

async fn settle(
    network: &Network,
    cast: &Cast,
    content: &Content,
    submission: &Submitted,
    answer: Settled<'_>,
) -> Result<()> {
    let texts = &content.texts;
    let form = match answer {
        Settled::Waits => return Ok(()),
        Settled::Asked => json!({ "kind": "ask", "rationale": network.choose(&texts.ask)? }),
        Settled::Merged(into) => {
            json!({ "kind": "merge", "rationale": network.choose(&texts.merge)?, "merged_into_id": into.id })
        }
        Settled::AskedAndDeclined => {
            // Each question has its answer.
            let pairs: Vec<_> = texts.ask.iter().zip(&texts.answers).collect();
            let (question, answer) = network.choose(&pairs)?;
            decide(network, cast, submission, json!({ "kind": "ask", "rationale": question })).await?;
            network.advance(Duration::from_hours(26));
            submission.answer(network, answer).await?;
            json!({ "kind": "decline", "rationale": network.choose(&texts.decline)? })
        }
        Settled::Declined => json!({ "kind": "decline", "rationale": network.choose(&texts.decline)? }),
    };
    decide(network, cast, submission, form).await?;
    Ok(())
}

async fn decide(network: &Network, cast: &Cast, submission: &Submitted, form: Value) -> Result<Value> {
    let path = format!("/submissions/{}/decisions", submission.id);
    Ok(network.post(Some(cast.coordinator()), &path, form).await?.body)
}
