//! The bodies from inside: the units of some of them, and a representative who waits to be confirmed.

use serde_json::{Value, json};

use super::{
    network::{Network, Result, text_of},
    people::Cast,
};

/// So many bodies have a chart.
const WITH_UNITS: usize = 8;

/// Kind, name in Greek, name in English, and above them the line of the unit that they report to.
const CHART: [(&str, &str, &str, Option<usize>); 9] = [
    ("general_directorate", "Γενική Διεύθυνση Υπηρεσιών", "General Directorate of Services", None),
    (
        "directorate",
        "Διεύθυνση Προγραμματισμού και Οργάνωσης",
        "Directorate of Planning and Organisation",
        Some(0),
    ),
    ("directorate", "Διεύθυνση Διοικητικών Υπηρεσιών", "Directorate of Administrative Services", Some(0)),
    ("directorate", "Διεύθυνση Οικονομικών Υπηρεσιών", "Directorate of Financial Services", Some(0)),
    ("department", "Τμήμα Ποιότητας και Αποδοτικότητας", "Department of Quality and Efficiency", Some(1)),
    ("department", "Τμήμα Ψηφιακής Πολιτικής", "Department of Digital Policy", Some(1)),
    ("department", "Τμήμα Ανθρώπινου Δυναμικού", "Department of Human Resources", Some(2)),
    ("department", "Τμήμα Προμηθειών", "Department of Procurement", Some(3)),
    ("office", "Γραφείο Καινοτομίας", "Innovation Office", None),
];

/// # Errors
/// When the service refuses.
pub async fn enter(network: &Network, cast: &Cast) -> Result<()> {
    for body in cast.bodies.iter().filter(|body| body.kind == "municipality").take(WITH_UNITS) {
        chart(network, cast, &body.id).await?;
    }
    propose(network, cast).await
}

async fn chart(network: &Network, cast: &Cast, body: &str) -> Result<()> {
    let mut ids: Vec<String> = Vec::new();
    for (number, (kind, el, en, over)) in CHART.iter().enumerate() {
        let supervisor = over.and_then(|over| ids.get(over));
        let form = json!({
            "code": format!("{}", 7_400 + number),
            "kind": kind,
            "name_el": el,
            "name_en": en,
            "supervisor_id": supervisor,
            "status": "active",
        });
        let path = format!("/organisations/{body}/units");
        ids.push(network.post(Some(&cast.admin.person), &path, form).await?.id()?);
    }
    Ok(())
}

/// The representative of a body with two members proposes the other one.
async fn propose(network: &Network, cast: &Cast) -> Result<()> {
    for (body, index) in &cast.representatives {
        let others =
            cast.members.iter().enumerate().filter(|(other, it)| other != index && it.organisation == *body);
        let (Some((_, colleague)), Some(representative)) =
            (others.into_iter().next(), cast.members.get(*index))
        else {
            continue;
        };
        let mine = network.get(Some(&representative.person), "/me/bodies").await?;
        if mine.body.pointer("/items/0/abilities/can_propose") != Some(&Value::Bool(true)) {
            continue;
        }
        let form = json!({
            "member_id": colleague.id,
            "starts_on": text_of(&mine.body, "/items/0/representatives/0/mandate/starts_on"),
            "decision_reference": "Απόφαση 57/2026",
            "ada": ada(57),
        });
        network
            .post(Some(&representative.person), &format!("/organisations/{body}/mandate-proposals"), form)
            .await?;
        return Ok(());
    }
    Ok(())
}

/// A number as the transparency programme gives them; these are of no decision.
pub fn ada(number: usize) -> String {
    const SIGNS: [char; 34] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'Α', 'Β', 'Γ', 'Δ', 'Ε', 'Ζ', 'Η', 'Θ', 'Ι', 'Κ',
        'Λ', 'Μ', 'Ν', 'Ξ', 'Ο', 'Π', 'Ρ', 'Σ', 'Τ', 'Υ', 'Φ', 'Χ', 'Ψ', 'Ω',
    ];
    let sign =
        |place: usize| SIGNS.get((number * 31 + place * 17 + number / 3) % SIGNS.len()).unwrap_or(&'Ψ');
    let of_body: String = (0..4).map(sign).collect();
    let of_decision: String = (5..8).map(sign).collect();
    format!("{of_body}46ΔΟΚΜ-{of_decision}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::ada::is_ada;

    #[test]
    fn its_numbers_have_the_form_of_real_ones() {
        assert!((0..500).all(|number| is_ada(&ada(number)).is_ok()));
    }
}
