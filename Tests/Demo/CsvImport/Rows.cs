using System;

namespace Demo.CsvImport;

/// <summary>A customer.</summary>
/// <param name="Parent">The company that owns it, always one of the accounts; null for none.</param>
/// <param name="Revenue">Yearly revenue in millions; null for a blank.</param>
internal sealed record AccountRow(CsvRow Source, string Name, string? Parent, decimal? Revenue, int? Employees, string? Country);

/// <summary>A product and its list price.</summary>
internal sealed record ProductRow(CsvRow Source, string Name, decimal Price);

/// <summary>A user: a sales agent, or somebody named as a manager only.</summary>
/// <param name="Source">The row that first names the person.</param>
/// <param name="Manager">Always one of the people; null for none.</param>
/// <param name="Office">Null for the head office.</param>
internal sealed record PersonRow(CsvRow Source, string Name, string? Manager, string? Office, bool IsAgent);

internal enum DealStage
{
    Prospecting,
    Engaging,
    Won,
    Lost,
}

/// <summary>A row of the pipeline, with everything it names already found.</summary>
/// <param name="Account">Null for a blank customer.</param>
/// <param name="CloseDate">Set when won or lost.</param>
/// <param name="CloseValue">Set when won or lost.</param>
internal sealed record DealRow(CsvRow Source, string Id, string Agent, ProductRow Product, string? Account, DealStage Stage,
    DateOnly? EngageDate, DateOnly? CloseDate, decimal? CloseValue);
