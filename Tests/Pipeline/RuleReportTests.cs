using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// Every rule has a test through the packed zip that carries its number. The report, rule by rule, is the test's output.
/// </summary>
public sealed class RuleReportTests(ITestOutputHelper output)
{
    [Fact]
    public void EveryRule_IsCarriedByATest()
    {
        var names = AllScenarios.List.Select(s => s.Name)
            .Concat(Methods(typeof(RuleReportTests).Assembly))
            .SelectMany(name => Contract.In(name).Select(rule => (Rule: rule, Name: name)))
            .ToLookup(n => n.Rule, n => n.Name);
        foreach (var rule in Contract.Rules)
        {
            output.WriteLine($"{rule}: {string.Join(", ", names[rule].Distinct().Order(StringComparer.Ordinal))}");
        }

        Assert.DoesNotContain(Contract.Rules, rule => !names.Contains(rule));
        Assert.Empty(names.Select(n => n.Key).Except(Contract.Rules));
    }

    private static IEnumerable<string> Methods(Assembly assembly) => assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttributes().Any(a => a is FactAttribute))
        .Select(m => m.Name);
}
