//! What the people of the demo choose from the lists of the network, and what they show in the directory. By their address, and
//! not by chance: so all else in the demo stays as it was.

use serde_json::{Value, json};

use super::network::{Answer, Network, Person, Result, items_of, text_of};

const CATEGORIES: [&str; 4] = ["university", "technological", "secondary", "university"];

/// What one person chooses.
#[derive(Debug)]
pub struct Choice {
    pub category: Option<&'static str>,
    pub expertise: Vec<String>,
    pub interests: Vec<String>,
    /// None of those who do not want to be found.
    pub directory: Option<Value>,
}

impl Choice {
    /// # Errors
    /// When the service refuses.
    pub async fn of(network: &Network, email: &str) -> Result<Self> {
        let turn: usize = email.bytes().map(usize::from).sum();
        let offered = network.get(None, "/expertise-fields?retired=false&limit=100").await?;
        let fields: Vec<String> =
            items_of(&offered).iter().map(|field| text_of(field, "/id").to_owned()).collect();
        let some = |from: usize, count: usize| -> Vec<String> {
            fields.iter().cycle().skip(from).step_by(3).take(count.min(fields.len())).cloned().collect()
        };
        let shown = json!({
            "listed": true,
            "shows_organisation": true,
            "shows_unit": turn.is_multiple_of(3),
            "shows_post": true,
            "shows_expertise": true,
            "shows_interests": turn.is_multiple_of(2),
            "shows_email": turn.is_multiple_of(5),
        });
        Ok(Self {
            category: CATEGORIES.get(turn % CATEGORIES.len()).copied(),
            expertise: some(turn, 1 + turn % 2),
            interests: some(turn + 5, 2),
            directory: (!turn.is_multiple_of(4)).then_some(shown),
        })
    }
}

/// Puts the person into the directory, where they want to be found and have been let in.
///
/// # Errors
/// When the service refuses.
pub async fn show(network: &Network, person: &Person, me: &Answer, directory: Option<Value>) -> Result<()> {
    if let Some(directory) = directory.filter(|_| text_of(&me.body, "/status") == "active") {
        network.put(person, "/me/directory", directory, None).await?;
    }
    Ok(())
}
