using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// Every rule has a test through the packed zip that carries its number. The report, rule by rule, is the test's output.
/// </summary>
public sealed partial class RuleReportTests(ITestOutputHelper output)
{
    private static readonly string[] Rules =
    [
        .. Enumerable.Range(1, 28).Select(n => $"P{n}"), .. Enumerable.Range(1, 6).Select(n => $"M{n}"),
        "O3", "O4", "A1", "A2", "A3", "A4",
    ];

    [Fact]
    public void EveryRule_IsCarriedByATest()
    {
        var names = AllScenarios.List.Select(s => s.Name)
            .Concat(Methods(typeof(RuleReportTests).Assembly))
            .SelectMany(name => RuleNumber().Matches(name).Select(m => (Rule: m.Value, Name: name)))
            .ToLookup(n => n.Rule, n => n.Name);
        foreach (var rule in Rules)
        {
            output.WriteLine($"{rule}: {string.Join(", ", names[rule].Distinct().Order(StringComparer.Ordinal))}");
        }

        Assert.DoesNotContain(Rules, rule => !names.Contains(rule));
    }

    private static IEnumerable<string> Methods(Assembly assembly) => assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttributes().Any(a => a is FactAttribute))
        .Select(m => m.Name);

    [GeneratedRegex("(?<![A-Za-z0-9])[PMOA][0-9]+(?![0-9A-Za-z])")]
    private static partial Regex RuleNumber();
}
