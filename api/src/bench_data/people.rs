//! The people: an administrator, coordinators, reviewers, and members of all bodies.

use sea_orm::IntoActiveModel;
use serde_json::json;

use super::{
    dice::{Dice, moment},
    foundations::Foundations,
    seed::{Failed, Written},
    sizes::Sizes,
    texts::Texts,
};
use crate::{
    demo,
    members::{self, Expertise, MemberId, MemberStatus, PasswordHash, TotpState, member, member_role},
    organisations::OrganisationId,
    platform::{
        audit::Identity, bulk, db::Db, language::Language, permission::Role, random::Random, vault::Vault,
    },
};

/// The password of every account: `member-1@bench.example`, `reviewer-1@…`, `coordinator@…`, `admin@…`.
pub const PASSWORD: &str = "metro-zygi-kanonas-27";

/// The staff is of this body, which hands nothing in: so nobody has a conflict of interest.
const STAFF: &str = "YPES";

/// People of one transaction.
const BATCH: usize = 5_000;

/// Who there is, as others refer to them.
pub struct People {
    pub members: Vec<(MemberId, OrganisationId)>,
    pub reviewers: Vec<MemberId>,
    pub coordinator: MemberId,
}

/// # Errors
/// When the database refuses.
pub async fn join(
    db: &Db,
    vault: &Vault,
    hash: &str,
    sizes: Sizes,
    texts: &Texts,
    on: &Foundations,
) -> Result<People, Failed> {
    let (mut staff_bodies, mut bodies) = (Vec::new(), Vec::new());
    for body in &on.bodies {
        if body.code == STAFF { staff_bodies.push(body.id) } else { bodies.push(body.id) }
    }
    let dice = Dice::of(1);
    let of = sizes.reviewers() + sizes.members + 2;
    let person = |index: u64, email: String, bodies: &[OrganisationId]| {
        let organisation_id = super::dice::at(bodies, index).copied();
        person(&dice, index, of, (email, hash), organisation_id, texts)
    };
    let mut staff = vec![
        (person(0, "admin@bench.example".into(), &staff_bodies), Some(Role::Admin)),
        (person(1, "coordinator@bench.example".into(), &staff_bodies), Some(Role::Coordinator)),
    ];
    staff.extend((0..sizes.reviewers()).map(|number| {
        let email = format!("reviewer-{}@bench.example", number + 1);
        (person(number + 2, email, &staff_bodies), Some(Role::Reviewer))
    }));
    let coordinator = staff.get(1).map(|(person, _)| person.id).ok_or(Failed::Content)?;
    let reviewers = staff.iter().skip(2).map(|(person, _)| person.id).collect();
    let mut people = People { members: Vec::new(), reviewers, coordinator };
    write(db, vault, staff).await?;
    let first = sizes.reviewers() + 2;
    let mut members = (0..sizes.members).map(|number| {
        (person(first + number, format!("member-{}@bench.example", number + 1), &bodies), None)
    });
    loop {
        let batch: Vec<_> = members.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(people);
        }
        people.members.extend(batch.iter().filter_map(|(it, _)| Some((it.id, it.organisation_id?))));
        write(db, vault, batch).await?;
    }
}

async fn write(db: &Db, vault: &Vault, people: Vec<(member::Model, Option<Role>)>) -> Result<(), Failed> {
    let tx = db.begin(&Identity::System).await?;
    let count = people.len();
    let documents: Vec<_> = people.iter().map(|(person, _)| members::document(person)).collect();
    let roles: Vec<_> = people
        .iter()
        .flat_map(|(person, role)| {
            [Some(Role::Member), *role].into_iter().flatten().map(|it| (person.id, it))
        })
        .map(|(member_id, role)| member_role::Model { member_id, role }.into_active_model())
        .collect();
    let mut factors = Vec::new();
    for (person, _) in people.iter().filter(|(_, role)| role.is_some()) {
        let state = (person.created_at, TotpState::Confirmed);
        let secret = demo::totp_secret(&person.email);
        factors.push(members::totp_row(vault, tx.new_id(), person.id, &secret, state)?.into_active_model());
    }
    bulk::insert(&tx, people.into_iter().map(|(person, _)| person.into_active_model())).await?;
    bulk::insert(&tx, roles).await?;
    bulk::insert(&tx, factors).await?;
    bulk::insert(&tx, documents).await?;
    Ok(tx.commit(Written(json!({ "members": count }))).await?)
}

fn person(
    dice: &Dice,
    index: u64,
    of: u64,
    (email, hash): (String, &str),
    organisation_id: Option<OrganisationId>,
    texts: &Texts,
) -> member::Model {
    let people = &texts.content.people;
    let is_woman = dice.below(2, index, 1) == 0;
    let given = dice.one(if is_woman { &people.given_female } else { &people.given_male }, index, 2);
    let family = dice.one(&people.family, index, 3).map(|[man, woman]| if is_woman { woman } else { man });
    let joined = moment(0, 50, index, of);
    member::Model {
        id: dice.id(joined),
        email,
        password_hash: Some(PasswordHash(hash.to_owned())),
        given_name: given.cloned().unwrap_or_default(),
        family_name: family.cloned().unwrap_or_default(),
        organisation_id,
        unit: dice.one(&people.units, index, 4).map(|unit| unit.el.clone()),
        post: dice.one(&people.posts, index, 5).cloned(),
        category: None,
        expertise: Expertise(dice.one(&people.expertise, index, 6).cloned().into_iter().collect()),
        language: Language::El,
        status: MemberStatus::Active,
        email_verified_at: Some(joined),
        approved_by: None,
        approval_evidence: Some("domain: bench.example".into()),
        decision_reason: None,
        newsletter: false,
        notify_by_mail: true,
        revision: 1,
        created_at: joined,
    }
}

/// The hash of the password, made once.
///
/// # Errors
/// When hashing fails.
pub async fn hash(passwords: &crate::platform::password::Passwords) -> Result<String, Failed> {
    Ok(passwords.hash(&Random::from_seed(0), PASSWORD.to_owned()).await?)
}
