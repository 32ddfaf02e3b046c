//! Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a backtracking line search.

/// Corrections that are remembered.
const MEMORY: usize = 10;
/// Sufficient decrease of the line search (Armijo's condition).
const DECREASE: f64 = 1e-4;
/// Halvings of a step at most.
const HALVINGS: usize = 30;
/// Ends when no step lowers the loss by more than this share.
const ENOUGH: f64 = 1e-7;

/// The point to which `loss` (value and gradient) descends from `start` in at most `steps` steps.
pub(super) fn minimise(
    start: &[f64],
    steps: usize,
    mut loss: impl FnMut(&[f64]) -> (f64, Vec<f64>),
) -> Vec<f64> {
    let mut point = start.to_vec();
    let (mut value, mut gradient) = loss(&point);
    let mut history: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..steps {
        let direction = direction(&gradient, &history);
        let slope = dot(&gradient, &direction);
        if slope >= 0.0 {
            break;
        }
        let mut step = if history.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut found = None;
        for _ in 0..HALVINGS {
            let next = moved(&point, &direction, step);
            let (lower, slopes) = loss(&next);
            if lower <= value + DECREASE * step * slope {
                found = Some((next, lower, slopes));
                break;
            }
            step /= 2.0;
        }
        let Some((next, lower, slopes)) = found else {
            break;
        };
        remember(
            &mut history,
            difference(&next, &point),
            difference(&slopes, &gradient),
        );
        let gained = value - lower;
        (point, value, gradient) = (next, lower, slopes);
        if gained <= ENOUGH * value.abs().max(1e-9) {
            break;
        }
    }
    point
}

/// A correction of no curvature would spoil the direction.
fn remember(history: &mut Vec<(Vec<f64>, Vec<f64>)>, moved: Vec<f64>, turned: Vec<f64>) {
    if dot(&moved, &turned) <= 1e-12 {
        return;
    }
    if history.len() == MEMORY {
        history.remove(0);
    }
    history.push((moved, turned));
}

/// The two-loop recursion.
fn direction(gradient: &[f64], history: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut result: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut alphas = Vec::with_capacity(history.len());
    for (moved, turned) in history.iter().rev() {
        let alpha = dot(moved, &result) / dot(moved, turned);
        add(&mut result, turned, -alpha);
        alphas.push(alpha);
    }
    if let Some((moved, turned)) = history.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        result.iter_mut().for_each(|r| *r *= scale);
    }
    for ((moved, turned), alpha) in history.iter().zip(alphas.iter().rev()) {
        let beta = dot(turned, &result) / dot(moved, turned);
        add(&mut result, moved, alpha - beta);
    }
    result
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    to.iter_mut().zip(what).for_each(|(t, w)| *t += times * w);
}

fn moved(from: &[f64], direction: &[f64], step: f64) -> Vec<f64> {
    from.iter()
        .zip(direction)
        .map(|(f, d)| f + step * d)
        .collect()
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bent_valley_is_descended_to_its_floor() {
        // Rosenbrock's function, whose least value is at (1, 1).
        let found = minimise(&[-1.2, 1.0], 200, |at| {
            let (x, y) = (at[0], at[1]);
            let value = (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2);
            let slope = vec![
                -2.0 * (1.0 - x) - 400.0 * x * (y - x * x),
                200.0 * (y - x * x),
            ];
            (value, slope)
        });
        assert!(
            (found[0] - 1.0).abs() < 1e-2 && (found[1] - 1.0).abs() < 1e-2,
            "{found:?}"
        );
    }
}
