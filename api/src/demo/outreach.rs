//! The newsletter's readers, and what members said of the campaigns.

use std::time::Duration;

use serde_json::json;

use super::{
    calendar::Today,
    campaigns::{Campaign, Reach},
    content::Content,
    network::{Network, Result},
    people::{Cast, mailed_token},
};

/// Citizens and bodies subscribe; most confirm.
///
/// # Errors
/// When the service refuses.
pub async fn subscribe(network: &Network, today: Today) -> Result<()> {
    for index in 0..40_u64 {
        network.set_time(today.day(-300, 9) + Duration::from_hours(160 * index));
        let email = format!("anagnostis{}@mail.example", index + 1);
        network.post(None, "/newsletter/subscriptions", json!({ "email": email, "language": "el" })).await?;
        if index % 8 != 7 {
            let token = mailed_token(network, &email).await?;
            network.post(None, "/newsletter/subscriptions/confirm", json!({ "token": token })).await?;
        }
    }
    Ok(())
}

/// Members who took part say how they found the stages that are over.
///
/// # Errors
/// When the service refuses.
pub async fn feedback(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    campaign: &Campaign,
) -> Result<()> {
    network.set_time(today.day(campaign.begins(Reach::Submit) + 2, 10));
    for (index, text) in content.texts.feedback.iter().enumerate().take(18) {
        let Some(member) = cast.members.get(index * 4 + 2) else { break };
        let form = json!({ "stage": "join", "rating": text.rating, "comment": text.comment });
        let path = format!("/campaigns/{}/feedback", campaign.slug);
        match network.post(Some(&member.person), &path, form).await {
            Ok(_) => {}
            // Only those are asked who took part.
            Err(problem) if problem.is_refusal() => {}
            Err(problem) => return Err(problem),
        }
        network.advance(Duration::from_mins(50));
    }
    Ok(())
}
