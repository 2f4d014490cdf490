//! People who have just registered and whom an administrator must look at.

use std::time::Duration;

use serde_json::json;

use super::{
    calendar::Today,
    content::Content,
    network::{Network, Result},
    people::{Cast, invent, join},
};

/// Somebody of a body whose domain is not known waits for an administrator; another's address is a free one's.
///
/// # Errors
/// When the service refuses.
pub async fn apply(network: &Network, today: Today, cast: &Cast, content: &Content) -> Result<()> {
    let domains = ["dimos-allagis.gr", "nosokomeio-notou.gr", "gmail.com", "perifereia-test.gr", "yahoo.gr"];
    for (index, domain) in domains.iter().enumerate() {
        network.set_time(today.day(-4, 9) + Duration::from_hours(7 * index as u64));
        let body = cast.body_of_kind(if index % 2 == 0 { "municipality" } else { "hospital" }, index + 9)?;
        let mut who = invent(network, content, body, 900 + index)?;
        who.email = format!("neomelos{}@{domain}", index + 1);
        let form = join(network, body, who).await?;
        if index == 4 {
            let reason = network.choose(&content.texts.approval_rejections)?;
            let path = format!("/members/{}", form.id);
            let reject = format!("{path}/reject");
            let form = json!({ "reason": reason });
            network.post_having_read(&cast.admin.person, &path, &reject, form).await?;
        }
    }
    Ok(())
}
