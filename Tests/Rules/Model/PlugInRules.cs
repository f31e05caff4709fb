using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Texts;

namespace Rules.Model;

/// <summary>
/// The plug-ins' rules as their steps call them, over rows in memory instead of a database. It plays the platform: stages
/// of several rows in any interleaving, and events for the rules' own writes, with or without the mark that tells them.
/// </summary>
public sealed class PlugInRules(bool showsMarks) : ISellerSystem
{
    private readonly Dictionary<int, StoredOpportunity> _opportunities = [];
    private int _lastId = 1000;

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Currency Currency(int decimals) => new(Id(100 + decimals), decimals);

    public static Person Person(char letter) => new(Id(letter), letter.ToString(), letter == 'X');

    public Holding? Of(int opportunity) => _opportunities.TryGetValue(opportunity, out var found) ? found.Hold() : null;

    public bool Do(Event happened)
    {
        var before = _opportunities.ToDictionary(known => known.Key, known => known.Value.Copy());
        try
        {
            Happen(happened, Guid.NewGuid().ToString());
            return true;
        }
        catch (RefusedException)
        {
            _opportunities.Clear();
            foreach (var known in before)
            {
                _opportunities.Add(known.Key, known.Value);
            }

            return false;
        }
    }

    /// <summary>Several rows in one operation: added ones, and with a row's person, changed ones.</summary>
    public void Together(int opportunity, long interleaving, params Seller[] sellers)
    {
        var operation = Guid.NewGuid().ToString();
        var found = _opportunities[opportunity];
        Interleave(interleaving, [.. sellers.Select(seller => found.Find(seller.Person) is { Id: { } rowId }
            ? found.Changing(rowId, operation, seller.Percent, null, seller.IsFixed)
            : found.Adding(NewId(), operation, seller))]);
    }

    private void Happen(Event happened, string operation)
    {
        switch (happened)
        {
            case Created e when !_opportunities.ContainsKey(e.Opportunity):
                Create(e, operation);
                break;
            case Added e:
                On(e.Opportunity, o => Interleave(e.Interleaving, [.. e.Sellers.Select(s => o.Adding(NewId(), operation, s))]));
                break;
            case PercentChanged e:
                OnRow(e.Opportunity, e.Person, (o, row) => Interleave(0, o.Changing(row, operation, e.Percent, null, null)));
                break;
            case PersonChanged e:
                OnRow(e.Opportunity, e.From, (o, row) => Interleave(0, o.Changing(row, operation, null, e.To, null)));
                break;
            case FixedChanged e:
                OnRow(e.Opportunity, e.Person, (o, row) => Interleave(0, o.Changing(row, operation, null, null, e.IsFixed)));
                break;
            case Deleted e:
                foreach (var person in e.Persons)
                {
                    OnRow(e.Opportunity, person, (o, row) => o.Delete(row, Guid.NewGuid().ToString()));
                }

                break;
            case OwnerChanged e:
                On(e.Opportunity, o => o.ChangeOwner(e.Owner, operation));
                break;
            case AmountChanged e:
                On(e.Opportunity, o => o.ChangeAmount(e.Amount, operation));
                break;
            case CurrencyChanged e:
                On(e.Opportunity, o => o.ChangeCurrency(e.Decimals, operation));
                break;
            case Closed e:
                On(e.Opportunity, o => o.Close(e, operation));
                break;
            case ReopenedAgain e:
                On(e.Opportunity, o => o.Reopen(operation));
                break;
            case WholeSetGiven e:
                On(e.Opportunity, o => o.Set(e.Sellers, operation));
                break;
            case SplitEqually e:
                On(e.Opportunity, o => o.Split(operation));
                break;
            case Replaced e:
                Replace(e, operation);
                break;
            default:
                break;
        }
    }

    private void Create(Created e, string operation)
    {
        var created = new StoredOpportunity(e.Owner, e.Amount, e.Decimals, showsMarks, NewId);
        _opportunities[e.Opportunity] = created;
        if (e.Sellers.Length == 0)
        {
            created.AddOwner(operation);
        }

        Interleave(e.Interleaving, [.. e.Sellers.Select(seller => created.Adding(NewId(), operation, seller))]);
    }

    private void Replace(Replaced e, string operation)
    {
        if (e.From == e.To || Person(e.To).IsDisabled)
        {
            throw new RefusedException("the entry point refuses it");
        }

        foreach (var open in _opportunities.Values.Where(o => !o.IsClosed))
        {
            try
            {
                open.Replace(e.From, e.To, operation);
            }
            catch (RefusedException refused) when (refused.Key == TextKeys.ReplacedAbove100)
            {
                // The entry point leaves this one as it is.
            }
        }
    }

    private void On(int opportunity, Action<StoredOpportunity> act)
    {
        if (_opportunities.TryGetValue(opportunity, out var found))
        {
            act(found);
        }
    }

    private void OnRow(int opportunity, char person, Action<StoredOpportunity, Guid> act) => On(opportunity, o =>
    {
        if (o.Find(person) is { Id: { } row })
        {
            act(o, row);
        }
    });

    private Guid NewId() => Id(_lastId++);

    /// <summary>Runs the stages of each row in order, and the rows in the order of that number: 0 is row by row.</summary>
    private static void Interleave(long number, params Action[][] rows)
    {
        var stages = rows.Select(row => new Queue<Action>(row)).ToList();
        foreach (var row in Interleavings.Number(number, rows.Length, rows.Length == 0 ? 0 : rows[0].Length))
        {
            stages[row].Dequeue()();
        }
    }
}
