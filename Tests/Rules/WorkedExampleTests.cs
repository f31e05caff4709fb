using System.Globalization;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Texts;
using Rules.Model;
using Xunit;

namespace Rules;

/// <summary>The worked example by the book, and the sentences that are told on the way. The packed zip does the same in Tests/Pipeline/Model.</summary>
public class WorkedExampleTests
{
    [Fact]
    public void WorkedExample_ByTheBook()
    {
        var book = new RulesByTheBook();
        Assert.All(WorkedExample.Steps, step =>
        {
            Assert.True(book.Do(step.Happened));
            var holding = book.Of(0)!;
            Assert.Equal(step.Rows, string.Join(", ", holding.Rows));
            Assert.Equal(holding.Rows.Sum(row => row.Percent), holding.Sum);
            Assert.Equal(holding.Rows.Count, holding.Count);
            var message = holding.Sum == 100m ? "" : new UserTexts(1033, 1033).Get(TextKeys.SumTold, [holding.Sum]);
            Assert.Equal(step.Told.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"The shares add up to {step.Told} %."), message);
        });
    }
}
