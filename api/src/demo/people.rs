//! The people of the demo: the accounts that are shown, the staff, and members of every body of the registry.

use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    ACCOUNTS, PASSWORD,
    bodies::ada,
    calendar::Today,
    choices::{Choice, show},
    content::Content,
    network::{Failed, Network, Person, Result, items_of, text_of},
    staff::{enrol, grant},
};
use crate::{
    criteria, first_admin, members, organisations,
    platform::{audit::Identity, mail::entity as mail, permission::Role},
    questionnaires,
};

/// Members of each body besides the accounts that are shown.
const PER_BODY: usize = 2;

/// The versions of the texts that everybody consents to.
const CONSENTS: &str = members::TEXT_VERSION;

/// Bodies that run the network: their people judge, and hand nothing in.
const STAFF_BODIES: [&str; 2] = ["YPES", "MINDIGITAL"];

/// A public body of the registry.
#[derive(Clone, Debug)]
pub struct Body {
    pub id: String,
    pub code: String,
    pub kind: String,
    pub domain: String,
}

/// A member.
#[derive(Debug)]
pub struct Member {
    pub person: Person,
    pub id: String,
    /// The body.
    pub organisation: String,
    pub organisation_kind: String,
}

/// Everybody.
#[derive(Debug)]
pub struct Cast {
    pub bodies: Vec<Body>,
    /// Without the staff.
    pub members: Vec<Member>,
    reviewers: Vec<Member>,
    coordinator: Member,
    pub admin: Member,
    /// Body and member.
    pub representatives: Vec<(String, usize)>,
}

impl Cast {
    pub const fn coordinator(&self) -> &Person {
        &self.coordinator.person
    }

    pub fn reviewers(&self) -> &[Member] {
        &self.reviewers
    }

    /// Members of as many different bodies.
    pub fn of_different_bodies(&self, from: usize, count: usize) -> Vec<&Member> {
        let mut found: Vec<&Member> = Vec::new();
        for member in self.members.iter().cycle().skip(from * PER_BODY).take(self.members.len()) {
            if found.iter().all(|other| other.organisation != member.organisation) {
                found.push(member);
            }
            if found.len() == count {
                break;
            }
        }
        found
    }

    /// Members of bodies that nobody of the team is of.
    pub fn outside(&self, team: &[&Member], from: usize, count: usize) -> Vec<&Member> {
        let is_outside =
            |member: &&Member| team.iter().all(|other| other.organisation != member.organisation);
        self.members.iter().cycle().skip(from * 2 + 1).step_by(2).filter(is_outside).take(count).collect()
    }

    /// A member of a body of this kind; of any body when there is none.
    pub fn member_of_kind(&self, kind: &str, turn: usize) -> Result<&Member> {
        let of_kind: Vec<_> = self.members.iter().filter(|member| member.organisation_kind == kind).collect();
        let all: Vec<_> = if of_kind.is_empty() { self.members.iter().collect() } else { of_kind };
        let index = (turn * PER_BODY + turn / all.len().max(1)).checked_rem(all.len()).unwrap_or_default();
        all.get(index).copied().ok_or_else(|| Failed::Content("no members".into()))
    }

    /// A body of this kind that has members; any when there is none.
    pub fn body_of_kind(&self, kind: &str, turn: usize) -> Result<&Body> {
        let usable = |body: &&Body| !STAFF_BODIES.contains(&body.code.as_str()) && !body.domain.is_empty();
        let of_kind: Vec<_> = self.bodies.iter().filter(usable).filter(|body| body.kind == kind).collect();
        let all: Vec<_> =
            if of_kind.is_empty() { self.bodies.iter().filter(usable).collect() } else { of_kind };
        all.get(turn.checked_rem(all.len()).unwrap_or_default())
            .copied()
            .ok_or_else(|| Failed::Content("no bodies".into()))
    }

    pub fn representative_of(&self, body: &str) -> Option<&Member> {
        let (_, index) = self.representatives.iter().find(|(represented, _)| represented == body)?;
        self.members.get(*index)
    }
}

/// Enters the registry, the forms and the criteria, and lets everybody join.
///
/// # Errors
/// When the service refuses.
pub async fn gather(network: &Network, today: Today, content: &Content) -> Result<Cast> {
    network.set_time(today.day(-480, 8));
    foundations(network).await?;
    let bodies = bodies(network).await?;
    let mut shown = Vec::new();
    for account in &ACCOUNTS {
        let body = bodies
            .iter()
            .find(|body| body.code == account.organisation)
            .ok_or_else(|| Failed::Content(format!("no body {}", account.organisation)))?;
        let who = Who {
            email: account.email.to_owned(),
            given: account.given_name,
            family: account.family_name,
            unit: "Διεύθυνση Σχεδιασμού και Ανάπτυξης",
            post: "Στέλεχος",
            expertise: Vec::new(),
        };
        shown.push(join(network, body, who).await?);
    }
    let [member, representative, reviewer, coordinator, admin]: [Member; 5] =
        shown.try_into().map_err(|_| Failed::Content("five accounts".into()))?;
    enrol(network, &admin).await?;
    first_admin::grant(network.db(), &admin.person.email, Role::Admin).await?;
    grant(network, &admin, &reviewer, "reviewer").await?;
    grant(network, &admin, &coordinator, "coordinator").await?;

    let mut reviewers = vec![reviewer];
    let mut members = vec![representative, member];
    let mut turn = 0;
    for body in bodies.iter().filter(|body| !body.domain.is_empty()) {
        let is_staff = STAFF_BODIES.contains(&body.code.as_str());
        for _ in 0..PER_BODY {
            network.advance(std::time::Duration::from_mins(17));
            let joined = join(network, body, invent(network, content, body, turn)?).await?;
            turn += 1;
            if is_staff && reviewers.len() < 3 {
                grant(network, &admin, &joined, "reviewer").await?;
                reviewers.push(joined);
            } else if !is_staff {
                members.push(joined);
            }
        }
    }
    let mut cast = Cast { bodies, members, reviewers, coordinator, admin, representatives: Vec::new() };
    represent(network, today, &mut cast).await?;
    network.run_jobs().await?;
    Ok(cast)
}

/// What the product brings with it, entered by the command that seeds.
async fn foundations(network: &Network) -> Result<()> {
    let tx = network.db().begin(&Identity::System).await?;
    let imported = organisations::import_registry(&tx).await?;
    questionnaires::import_templates(&tx).await?;
    criteria::import_templates(&tx).await?;
    tx.commit(imported).await?;
    Ok(())
}

async fn bodies(network: &Network) -> Result<Vec<Body>> {
    let mut bodies = Vec::new();
    let mut after = String::new();
    loop {
        let list = network.get(None, &format!("/organisations?limit=100{after}")).await?;
        bodies.extend(items_of(&list).iter().map(|item| Body {
            id: text_of(item, "/id").to_owned(),
            code: text_of(item, "/code").to_owned(),
            kind: text_of(item, "/kind").to_owned(),
            domain: text_of(item, "/domains/0").to_owned(),
        }));
        match list.body.get("next").and_then(Value::as_str) {
            Some(next) => after = format!("&after={next}"),
            None => return Ok(bodies),
        }
    }
}

/// What somebody says of themselves when joining.
pub struct Who<'a> {
    pub email: String,
    given: &'a str,
    family: &'a str,
    unit: &'a str,
    post: &'a str,
    expertise: Vec<String>,
}

/// A person of the content's names, with an address of the body.
///
/// # Errors
/// When the content has no names.
pub fn invent<'a>(network: &Network, content: &'a Content, body: &Body, turn: usize) -> Result<Who<'a>> {
    let people = &content.people;
    let is_woman = network.draw(2) == 0;
    let given = network.choose(if is_woman { &people.given_female } else { &people.given_male })?;
    let [man, woman] = network.choose(&people.family)?;
    let unit = network.choose(&people.units)?;
    let expertise = [network.choose(&people.expertise)?.clone(), network.choose(&people.expertise)?.clone()];
    let mut expertise = expertise.to_vec();
    expertise.dedup();
    Ok(Who {
        email: format!("melos{}@{}", turn + 1, body.domain),
        given,
        family: if is_woman { woman } else { man },
        unit: &unit.el,
        post: network.choose(&people.posts)?,
        expertise,
    })
}

/// Registers, and follows the link of the mail.
///
/// # Errors
/// When the service refuses.
pub async fn join(network: &Network, body: &Body, who: Who<'_>) -> Result<Member> {
    let chosen = Choice::of(network, &who.email).await?;
    let form = json!({
        "given_name": who.given,
        "family_name": who.family,
        "email": who.email,
        "password": PASSWORD,
        "organisation_id": body.id,
        "unit": who.unit,
        "post": who.post,
        "category": chosen.category,
        "expertise": who.expertise,
        "expertise_fields": chosen.expertise,
        "interests": chosen.interests,
        "language": "el",
        "newsletter": network.draw(3) == 0,
        "consents": { "terms": CONSENTS, "privacy": CONSENTS },
    });
    network.post(None, "/members", form).await?;
    let token = mailed_token(network, &who.email).await?;
    network.post(None, "/members/verify-email", json!({ "token": token })).await?;
    let person = Person::new(who.email);
    let me = network.get(Some(&person), "/me").await?;
    show(network, &person, &me, chosen.directory).await?;
    Ok(Member { id: me.id()?, person, organisation: body.id.clone(), organisation_kind: body.kind.clone() })
}

/// The secret of the last mail to the address, as its reader finds it.
///
/// # Errors
/// When there is none.
pub async fn mailed_token(network: &Network, email: &str) -> Result<String> {
    let found = mail::Entity::find()
        .filter(mail::COLUMN.to_address.eq(email))
        .order_by_desc(mail::Column::Id)
        .one(&**network.db())
        .await?;
    let text = found.map(|mail| mail.text_body).unwrap_or_default();
    let token = text.split("token=").nth(1).and_then(|rest| rest.split_whitespace().next());
    token.map(str::to_owned).ok_or_else(|| Failed::Content(format!("no link in the mail to {email}")))
}

/// The first member of each body represents it.
async fn represent(network: &Network, today: Today, cast: &mut Cast) -> Result<()> {
    network.set_time(today.day(-470, 9));
    let mut named: Vec<(String, usize)> = Vec::new();
    for (index, member) in cast.members.iter().enumerate() {
        if named.iter().any(|(body, _)| *body == member.organisation) {
            continue;
        }
        let starts_on = today.day(-470, 0).date().to_string();
        let form = json!({
            "organisation_id": member.organisation,
            "starts_on": starts_on,
            "decision_reference": format!("ΑΠ {}/2025", 1_200 + index),
            "ada": ada(index),
        });
        let path = format!("/members/{}/mandates", member.id);
        network.post(Some(&cast.admin.person), &path, form).await?;
        named.push((member.organisation.clone(), index));
    }
    cast.representatives = named;
    Ok(())
}
