using System;
using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>sales_teams.csv: sales agents, whom they report to and where they sit.</summary>
internal static class SalesTeamsFile
{
    public const string Name = "sales_teams.csv";

    public const string ManagerNotTaken = "manager was not taken: user taken without a manager";

    public const string OfficeNotTaken = "regional_office was not taken: user placed in the head office";

    /// <summary>An address made of the name has to fit into the 100 characters of an e-mail column.</summary>
    private const int LongestPerson = 84;
    private const int LongestOffice = 160;

    public static readonly IReadOnlyList<string> Columns = ["sales_agent", "manager", "regional_office"];

    /// <summary>
    /// The people, managers before those who report to them. A manager who is not an agent sits in the office of the
    /// first agent who names them.
    /// </summary>
    public static IReadOnlyList<PersonRow> Read(IReadOnlyList<CsvRow> rows, Listing listing)
    {
        var people = ReadAgents(rows, listing);
        foreach (var agent in people.Values.Where(a => a.Manager is not null).ToArray())
        {
            people.TryAdd(agent.Manager!, new PersonRow(agent.Source, agent.Manager!, null, agent.Office, IsAgent: false));
        }

        var (circles, ordered) = Hierarchy.Order([.. people.Values], p => p.Name, p => p.Manager);
        return [.. circles.Select(p => WithoutEndlessManager(p, listing)), .. ordered];
    }

    private static Dictionary<string, PersonRow> ReadAgents(IReadOnlyList<CsvRow> rows, Listing listing)
    {
        var agents = new Dictionary<string, PersonRow>(StringComparer.Ordinal);
        foreach (var values in rows.Select(row => new RowValues(row)))
        {
            var agent = new PersonRow(
                values.Row, values.Required("sales_agent", LongestPerson), values.Text("manager", LongestPerson),
                values.Text("regional_office", LongestOffice), IsAgent: true);
            if (agents.TryGetValue(agent.Name, out var first))
            {
                values.Refuse($"sales_agent '{agent.Name}' is already on line {first.Source.Line}");
            }

            if (values.Passes(listing))
            {
                agents.Add(agent.Name, agent);
                ListBlanks(agent, listing);
            }
        }

        return agents;
    }

    private static void ListBlanks(PersonRow agent, Listing listing)
    {
        if (agent.Manager is null)
        {
            listing.Adjusted(agent.Source, "manager blank: user taken without a manager", agent.Name);
        }

        if (agent.Office is null)
        {
            listing.Adjusted(agent.Source, "regional_office blank: user placed in the head office", agent.Name);
        }
    }

    private static PersonRow WithoutEndlessManager(PersonRow person, Listing listing)
    {
        listing.Adjusted(person.Source, "managers go round in a circle: user taken without a manager", person.Manager ?? "");
        return person with { Manager = null };
    }
}
