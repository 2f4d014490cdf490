//! A system of one of the bodies, which nobody can use until it gets a secret.

use serde_json::json;

use super::{
    calendar::Today,
    network::{Failed, Network, Result},
    people::Cast,
};

/// # Errors
/// When the service refuses.
pub async fn connect(network: &Network, today: Today, cast: &Cast) -> Result<()> {
    network.set_time(today.day(-20, 11));
    let body = cast.bodies.iter().find(|body| body.code == "D-IOANNITON");
    let body = body.ok_or_else(|| Failed::Content("no body of the demo's member".into()))?;
    let form = json!({
        "name": "Ηλεκτρονικό πρωτόκολλο Δήμου Ιωαννιτών",
        "purpose": "Φέρνει ως υποβολές τις προτάσεις που πρωτοκολλούνται στον δήμο.",
        "contact": "pliroforiki@ioannina.gr",
        "organisation_id": body.id,
        "narrowing": "body",
        "campaign_id": null,
        "scopes": ["submissions:submit", "projects:read"],
        "addresses": [],
        "requests_per_minute": 120,
        "expires_at": null,
    });
    network.post(Some(&cast.admin.person), "/api-clients", form).await?;
    Ok(())
}
