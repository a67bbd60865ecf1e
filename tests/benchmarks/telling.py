# SPDX-License-Identifier: GPL-3.0-or-later
"""How well two kinds of answers can be told apart by who sees them from outside: 0.5 is not at all,
1 is always. Answers are lists of numbers (time first), labels are 0 or 1."""
import math


def rank_sum(values, labels):
    """The area under the curve by Mann and Whitney's U, ties counted as halves (Hanley and McNeil
    1982), whichever of the two is larger."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ones, total, place = sum(labels), 0.0, 0
    while place < len(order):
        end = place
        while end < len(order) and values[order[end]] == values[order[place]]:
            end += 1
        middle = (place + end + 1) / 2  # the mean rank of those that are equal, counted from 1
        total += middle * sum(labels[order[i]] for i in range(place, end))
        place = end
    zeros = len(labels) - ones
    area = (total - ones * (ones + 1) / 2) / (ones * zeros)
    return max(area, 1 - area)


class Stumps:
    """AdaBoost (Freund and Schapire 1997) over questions of one number: is it above a bound?"""

    def __init__(self, answers, labels, rounds=30):
        self.chosen = []
        signs = [1 if label else -1 for label in labels]
        weights = [1 / len(labels)] * len(labels)
        columns = range(len(answers[0]))
        orders = [sorted(range(len(answers)), key=lambda i, c=c: answers[i][c]) for c in columns]
        for _ in range(rounds):
            error, column, bound, sign = min(
                self._best(answers, signs, weights, orders[column], column) for column in columns)
            error = min(max(error, 1e-9), 1 - 1e-9)
            if error >= 0.5:
                break
            weight = math.log((1 - error) / error) / 2
            self.chosen.append((column, bound, sign * weight))
            for i, answer in enumerate(answers):
                says = sign if answer[column] > bound else -sign
                weights[i] *= math.exp(-weight * says * signs[i])
            total = sum(weights)
            weights = [each / total for each in weights]

    @staticmethod
    def _best(answers, signs, weights, order, column):
        """(error, column, bound, sign) of the best question about one column."""
        wrong = sum(weight for weight, sign in zip(weights, signs) if sign < 0)
        best = (wrong, column, -math.inf, 1) if wrong <= 0.5 else (1 - wrong, column, -math.inf, -1)
        for place, i in enumerate(order):
            wrong += weights[i] * signs[i]
            value = answers[i][column]
            if place + 1 < len(order) and answers[order[place + 1]][column] == value:
                continue
            best = min(best, (wrong, column, value, 1), (1 - wrong, column, value, -1))
        return best

    def say(self, answer):
        return sum(weight if answer[column] > bound else -weight
                   for column, bound, weight in self.chosen)


def boosted(answers, labels):
    """The area under the curve of Stumps that learnt from one half, judged on the other: each half
    in its turn, the mean of both."""
    areas = []
    for half in (0, 1):
        learn = [i for i in range(len(answers)) if i % 4 // 2 == half]
        judge = [i for i in range(len(answers)) if i % 4 // 2 != half]
        stumps = Stumps([answers[i] for i in learn], [labels[i] for i in learn])
        areas.append(rank_sum([stumps.say(answers[i]) for i in judge], [labels[i] for i in judge]))
    return sum(areas) / 2
