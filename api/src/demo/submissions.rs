//! What members hand in.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    calendar::Today,
    campaigns::{Campaign, Reach},
    content::{Content, SubmissionText},
    network::{Network, Person, Result},
    people::Cast,
};

const UNITS: [&str; 3] = ["Διεύθυνση Εξυπηρέτησης Πολιτών", "Τμήμα Οργάνωσης", "Διεύθυνση Προγραμματισμού"];

/// A submission that was handed in.
#[derive(Debug)]
pub struct Submitted {
    pub id: String,
    pub title: String,
    author: Person,
}

impl Submitted {
    /// The author answers what the department asked.
    ///
    /// # Errors
    /// When the service refuses.
    pub async fn answer(&self, network: &Network, text: &str) -> Result<()> {
        let path = format!("/submissions/{}", self.id);
        let shown = network.get(Some(&self.author), &path).await?;
        let replies = format!("{path}/replies");
        network.post_matching(&self.author, &replies, json!({ "body": text }), shown.etag.as_deref()).await?;
        Ok(())
    }
}

/// All of a campaign are handed in over its submission stage. Of the campaign that takes submissions now, the last ones
/// are still drafts.
///
/// # Errors
/// When the service refuses.
pub async fn hand_in(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    campaign: &Campaign,
) -> Result<Vec<Submitted>> {
    let texts: Vec<_> = content.submissions.iter().filter(|text| text.campaign == campaign.slug).collect();
    let is_going_on = campaign.reach == Reach::Submit;
    let begins = today.day(campaign.begins(Reach::Submit), 7);
    let until = if is_going_on { today.day(0, 6) } else { today.day(campaign.begins(Reach::Triage) - 1, 12) };
    let span = u64::try_from(until.micros() - begins.micros()).unwrap_or_default();
    let step = Duration::from_micros(span / (texts.len() as u64 + 1));
    let mut submitted = Vec::new();
    let mut moment = begins;
    for (index, text) in texts.iter().enumerate() {
        moment = moment + step;
        network.set_time(moment);
        let member = cast.member_of_kind(&text.body_kind, index)?;
        let author = Person::new(member.person.email.clone());
        let form = form(network, text, index)?;
        let path = format!("/campaigns/{}/submissions", campaign.slug);
        let draft = network.post(Some(&author), &path, form).await?;
        let id = draft.id()?;
        if is_going_on && index + 3 >= texts.len() {
            continue;
        }
        let path = format!("/submissions/{id}");
        let shown = network.get(Some(&author), &path).await?;
        let submit = format!("{path}/submit");
        let handed_in = network.post_matching(&author, &submit, Value::Null, shown.etag.as_deref()).await?;
        if index % 29 == 28 {
            let withdraw = format!("{path}/withdraw");
            network.post_matching(&author, &withdraw, Value::Null, handed_in.etag.as_deref()).await?;
            continue;
        }
        submitted.push(Submitted { id, title: text.title.clone(), author });
    }
    network.run_jobs().await?;
    Ok(submitted)
}

fn form(network: &Network, text: &SubmissionText, index: usize) -> Result<Value> {
    let who = [
        json!(["citizens"]),
        json!(["citizens", "staff"]),
        json!(["staff", "bodies"]),
        json!(["businesses"]),
    ];
    let people = [800, 2_500, 12_000, 40_000, 150_000];
    let has_tried = !text.tried.is_empty();
    let mut answers = json!({
        "who": network.choose(&who)?,
        "people": network.choose(&people)?,
        "situation": format!("{} {}", text.affected, text.summary),
        "evidence": text.evidence,
        "frequency": network.choose(&["daily", "daily", "weekly", "monthly"])?,
        "severity": 3 + network.draw(3),
        "tried": if has_tried { "yes" } else { "no" },
        "idea": text.idea,
        "benefit": text.affected,
        "available": true,
    });
    if let (true, Some(answers)) = (has_tried, answers.as_object_mut()) {
        answers.insert("outcome".into(), json!(text.tried));
    }
    Ok(json!({
        "kind": text.kind,
        "title": text.title,
        "summary": text.summary,
        "policy_area": text.policy_area,
        "visibility": text.visibility,
        "unit": UNITS.get(index % UNITS.len()),
        "answers": answers,
    }))
}
