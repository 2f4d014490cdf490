//! A round of the innovation survey in each campaign.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    answers::answers,
    calendar::Today,
    campaigns::{Campaign, Reach, version_of},
    content::Content,
    network::{Network, Result},
    people::Cast,
};

/// How many members answer in each round; together 800.
const RESPONSES: [usize; 6] = [150, 145, 140, 130, 125, 110];

/// What a response's tag is before there is one.
const NOTHING_YET: &str = "\"0\"";

/// Opens the survey of the campaign with its first stage; members answer; what is over gets its results.
///
/// # Errors
/// When the service refuses.
pub async fn ask(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    campaign: &Campaign,
    round: usize,
) -> Result<()> {
    let (opens, closes) = (campaign.begins(Reach::Join), campaign.begins(Reach::Submit));
    network.set_time(today.day(opens - 1, 12));
    let coordinator = cast.coordinator();
    let slug = format!("ereuna-kainotomias-{}", round + 1);
    let settings = json!({
        "campaign_id": campaign.id,
        "title": {
            "el": format!("Έρευνα για την καινοτομία στον δημόσιο τομέα, {}ος γύρος", round + 1),
            "en": format!("Survey on innovation in the public sector, round {}", round + 1),
        },
        "summary": {
            "el": "Δέκα λεπτά για το πώς καινοτομεί ο φορέας σας, τι τον εμποδίζει και τι θα βοηθούσε.",
            "en": "Ten minutes on how your body innovates, what hinders it and what would help.",
        },
        "questionnaire_version_id": version_of(network, cast, "innovation_survey").await?,
        "audience": "members",
        "opens_at": today.day(opens, 6),
        "closes_at": today.day(closes, 6),
    });
    let form = json!({ "slug": slug, "settings": settings });
    network.post(Some(coordinator), "/surveys", form).await?;
    let survey = format!("/surveys/{slug}");
    network.post_having_read(coordinator, &survey, &format!("{survey}/publish"), Value::Null).await?;
    let count = RESPONSES.get(round).copied().unwrap_or_default();
    let last = closes.min(0);
    let hours = u64::try_from((last - opens).max(1) * 24).unwrap_or(24).saturating_sub(8);
    let step = Duration::from_secs(hours * 3_600 / (count as u64 + 1));
    let mut moment = today.day(opens, 7);
    for member in cast.members.iter().cycle().skip(round * 11 + 2).take(count) {
        moment = moment + step;
        network.set_time(moment);
        let form = json!({ "answers": answers(network, content, &member.organisation_kind)? });
        let path = format!("{survey}/response/submit");
        network.post_matching(&member.person, &path, form, Some(NOTHING_YET)).await?;
    }
    if closes <= 0 {
        network.set_time(today.day(closes, 7));
        network.run_jobs().await?;
        let publish = format!("{survey}/results/publish");
        network.post_having_read(coordinator, &survey, &publish, Value::Null).await?;
        network.run_jobs().await?;
    }
    Ok(())
}
