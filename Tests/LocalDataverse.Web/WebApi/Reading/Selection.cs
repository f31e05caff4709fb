using System.Collections.Generic;
using LocalDataverse.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>What $select and $expand ask of a table's rows.</summary>
/// <param name="Columns">Null for all of them.</param>
internal sealed record Selection(Table Table, IReadOnlyList<Column>? Columns, IReadOnlyList<Expansion> Expansions);

/// <summary>A navigation property that is followed.</summary>
/// <param name="Name">Of the property.</param>
/// <param name="Parent">The one row that it leads to; null for children.</param>
/// <param name="Children">The relationship whose rows it leads to; null for a parent.</param>
/// <param name="Selection">What is asked of the rows there.</param>
/// <param name="Filter">Which of them; null for all.</param>
/// <param name="OrderBy">In which order; null for any.</param>
/// <param name="Top">How many of each row's; null for all.</param>
internal sealed record Expansion(
    string Name, ParentNavigation? Parent, Relationship? Children, Selection Selection, FilterClause? Filter, OrderByClause? OrderBy, int? Top);

/// <summary>Rows that a query finds, in pages.</summary>
/// <param name="Query">With its page, if any.</param>
/// <param name="WantsCount">Whether all of them are counted.</param>
internal sealed record RowQuery(QueryExpression Query, Selection Selection, bool WantsCount);
