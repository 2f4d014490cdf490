//! The library: entries from approved projects, good practices, and the bodies that put them into practice.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    calendar::Today,
    content::{AdoptionText, Content, EntryText},
    design::Approved,
    network::{Network, Result, text_of},
    people::Cast,
};

/// Publishes all entries, oldest first, and lets bodies adopt them.
///
/// # Errors
/// When the service refuses.
pub async fn fill(
    network: &Network,
    today: Today,
    cast: &Cast,
    content: &Content,
    approved: &[Approved],
) -> Result<()> {
    let mut day = -190;
    for (index, text) in content.library.iter().enumerate() {
        network.set_time(today.day(day, 10));
        let project = approved.iter().find(|project| text.project.as_deref() == Some(&project.title));
        if text.project.is_some() && project.is_none() {
            continue;
        }
        let slug = publish(network, cast, text, project, index).await?;
        for (offset, adoption) in text.adoptions.iter().enumerate() {
            network.advance_before(today.day(0, 0), Duration::from_hours(50));
            adopt(network, today, cast, &slug, adoption, index + offset * 3).await?;
        }
        day += 6;
    }
    network.run_jobs().await
}

async fn publish(
    network: &Network,
    cast: &Cast,
    text: &EntryText,
    project: Option<&Approved>,
    index: usize,
) -> Result<String> {
    let coordinator = cast.coordinator();
    let owner = match project {
        Some(project) => project.organisation.clone(),
        None => cast.body_of_kind(&text.body_kind, index)?.id.clone(),
    };
    let form = json!({
        "project_id": project.map(|project| &project.id),
        "entry": {
            "organisation_id": owner,
            "title": text.title,
            "summary": text.summary,
            "problem": text.problem,
            "solution": text.solution,
            "results": text.results,
            "replication": text.replication,
            "lessons": text.lessons,
            "theme": text.theme,
            "region": text.region,
            "body_kind": text.body_kind,
            "lifecycle": text.lifecycle,
            "cost_band": text.cost_band,
            "licence": text.licence,
            "contact": text.contact,
            "artwork": text.artwork,
        },
    });
    let made = network.post(Some(coordinator), "/library-entries", form).await?;
    let slug = made.text("/slug")?;
    let path = format!("/library-entries/{slug}");
    network.post_having_read(coordinator, &path, &format!("{path}/publish"), Value::Null).await?;
    if text.featured {
        let shown = network.get(Some(coordinator), &path).await?;
        let featured = format!("{path}/featured");
        network.put(coordinator, &featured, json!({ "featured": true }), shown.etag.as_deref()).await?;
    }
    Ok(slug)
}

async fn adopt(
    network: &Network,
    today: Today,
    cast: &Cast,
    slug: &str,
    text: &AdoptionText,
    turn: usize,
) -> Result<()> {
    let body = cast.body_of_kind(&text.body_kind, turn)?;
    let Some(representative) = cast.representative_of(&body.id) else { return Ok(()) };
    let Some((first, steps)) = text.steps.split_first() else { return Ok(()) };
    let form = json!({ "organisation_id": body.id, "note": first.note });
    let path = format!("/library-entries/{slug}/adoptions");
    let made = match network.post(Some(&representative.person), &path, form).await {
        Ok(made) => made,
        // The body has adopted this entry already.
        Err(problem) if problem.is_conflict() => return Ok(()),
        Err(problem) => return Err(problem),
    };
    let id = made.id()?;
    let mut etag = made.etag.clone();
    for step in steps {
        // What a body has done it has done by today.
        network.advance_before(today.day(0, 0), Duration::from_hours(24 * 9));
        let form = json!({ "status": step.status, "note": step.note });
        if etag.is_none() {
            etag = Some(format!("\"{}\"", made.body.get("revision").and_then(Value::as_i64).unwrap_or(1)));
        }
        let path = format!("/adoptions/{id}/steps");
        let moved = network.post_matching(&representative.person, &path, form, etag.as_deref()).await?;
        etag.clone_from(&moved.etag);
        debug_assert!(!text_of(&moved.body, "/status").is_empty());
    }
    Ok(())
}
