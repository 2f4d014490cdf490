//! The order in which the demo is made.

use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    applicants, bodies,
    calendar::Today,
    campaigns::{self, Campaign, Reach},
    clients,
    content::Content,
    design, library,
    network::{Network, Result},
    outreach, people, submissions, surveys, triage,
};
use crate::{
    members::{member, session},
    platform::{
        audit::{Identity, did},
        config::Config,
        db::Db,
        random::Random,
        time::Clock,
    },
};

/// What seeding found or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeded {
    /// Somebody is there already; nothing was changed.
    Kept,
    Made,
}

/// Fills an empty database with the demo. A database in which anybody is stays as it is.
///
/// # Errors
/// When the service refuses something of the demo.
pub async fn seed(config: &Config) -> Result<Seeded> {
    let db = Db::connect(config, Clock::system(), Random::from_system()).await?;
    let today = Today::of(db.now());
    let is_inhabited = member::Entity::find().count(&*db).await? > 0;
    db.close().await?;
    if is_inhabited {
        return Ok(Seeded::Kept);
    }
    let content = Content::read()?;
    let network = Network::open(config, today.day(-480, 8)).await?;
    let told = tell(&network, today, &content).await;
    Box::pin(network.close()).await;
    told.map(|()| Seeded::Made)
}

async fn tell(network: &Network, today: Today, content: &Content) -> Result<()> {
    let cast = people::gather(network, today, content).await?;
    tracing::info!(bodies = cast.bodies.len(), members = cast.members.len(), "the network has joined");
    bodies::enter(network, &cast).await?;
    outreach::subscribe(network, today).await?;
    let mut approved = Vec::new();
    for index in 0..content.campaigns.len() {
        let campaign: Campaign = campaigns::open(network, today, &cast, content, index).await?;
        surveys::ask(network, today, &cast, content, &campaign, index).await?;
        if campaign.reach >= Reach::Submit {
            let submitted = submissions::hand_in(network, today, &cast, content, &campaign).await?;
            outreach::feedback(network, today, &cast, content, &campaign).await?;
            if campaign.reach >= Reach::Triage {
                let challenges = triage::judge(network, today, &cast, content, &campaign, &submitted).await?;
                if campaign.reach >= Reach::Design {
                    approved
                        .extend(design::work(network, today, &cast, content, &campaign, &challenges).await?);
                }
            }
        }
        tracing::info!(campaign = campaign.slug, "a campaign's story is told");
    }
    library::fill(network, today, &cast, content, &approved).await?;
    clients::connect(network, today, &cast).await?;
    applicants::apply(network, today, &cast, content).await?;
    network.run_jobs().await?;
    sign_everybody_out(network).await
}

/// The sessions of the seeding have secrets that everybody could make again.
async fn sign_everybody_out(network: &Network) -> Result<()> {
    // And the codes of their apps are good from now on.
    network.forget_codes_from(1).await?;
    let tx = network.db().begin(&Identity::System).await?;
    session::Entity::delete_many().exec(&*tx).await?;
    let id: crate::members::SessionId = tx.new_id();
    tx.commit(did("sessions.ended", "session", id)).await?;
    Ok(())
}
