using System.Collections.Generic;
using Host.Storage;
using LocalDataverse;
using LocalDataverse.Queries;
using Xunit;

namespace Host.Queries;

/// <summary>Newer SDKs than the one compiled against: what only they can say is refused by name.</summary>
public class NewerPartsTests
{
    [Fact]
    public void Part_ThatSaysMore_IsRefused()
    {
        IsRefused(new ConditionExpression { CompareColumns = true }, "CompareColumns of ConditionExpression");
        IsRefused(new ColumnSet { AttributeExpressions = ["count"] }, "AttributeExpressions of ColumnSet");

        static void IsRefused(object part, string words) => SmallDatabase.AssertFault(Faults.NotSupported, words, () => NewerParts.RequireNone(part));
    }

    [Fact]
    public void Part_ThatSaysNothingMore_IsTaken()
    {
        Taken(new ConditionExpression());
        Taken(new ColumnSet());
        Taken(new Microsoft.Xrm.Sdk.Query.ConditionExpression());

        static void Taken(object part) => Assert.Same(part, NewerParts.RequireNone(part));
    }

    private sealed class ConditionExpression
    {
        public bool CompareColumns { get; init; }
    }

    private sealed class ColumnSet
    {
        public List<string> AttributeExpressions { get; init; } = [];
    }
}
