using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Concurrency;

/// <summary>The same ids in every run, so that ties by id fall alike and a failure reads the same each time.</summary>
internal static class Ids
{
    private static readonly string[] FirstNames = ["Anna", "Bo", "Cia", "Dag", "Eva", "Fia"];

    public static int People => FirstNames.Length;

    public static Guid Person(int number) => Of(2, number);

    public static string FirstName(int number) => FirstNames[number];

    public static EntityReference User(int number) => new("systemuser", Person(number));

    /// <summary>The customer of one opportunity only.</summary>
    public static Guid Account(int opening) => Of(1, opening);

    /// <summary>One for each way to start.</summary>
    public static Guid Opportunity(int opening) => Of(3, opening);

    public static Guid Share(int opening, int number) => Of(4, (opening * 16) + number);

    /// <summary>The row that a request adds.</summary>
    public static Guid AddedShare(int request) => Of(5, request);

    /// <summary>What a person reading a failure calls it.</summary>
    public static string Name(Guid id) => Names.GetValueOrDefault(id, id.ToString());

    private static Dictionary<Guid, string> Names { get; } = MakeNames();

    private static Dictionary<Guid, string> MakeNames()
    {
        var names = new Dictionary<Guid, string> ();
        for (var i = 0; i < FirstNames.Length; i++)
        {
            names[Person(i)] = FirstNames[i];
            names[AddedShare(i)] = $"row added by {i + 1}";
            names[Account(i)] = "";
            names[Opportunity(i)] = "";
            for (var j = 0; j < 16; j++)
            {
                names[Share(i, j)] = $"row {j + 1}";
            }
        }

        return names;
    }

    private static Guid Of(int kind, int number) => new(kind, (short)number, 0, new byte[8]);
}
