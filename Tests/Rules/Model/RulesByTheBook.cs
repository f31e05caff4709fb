using System;
using System.Collections.Generic;
using System.Linq;

namespace Rules.Model;

/// <summary>
/// The business rules once more, written straight from their table, as plainly as can be, and sharing nothing with the
/// plug-ins. Slow, and with no thought of a database.
/// </summary>
/// <param name="orderOf">Who is on an opportunity in the order of the ids that their rows were given, when that is not the
/// order of events.</param>
public sealed class RulesByTheBook(Func<int, IReadOnlyList<char>?>? orderOf = null) : ISellerSystem
{
    private readonly Dictionary<int, BookOpportunity> _opportunities = [];

    public Holding? Of(int opportunity) => _opportunities.TryGetValue(opportunity, out var found) ? found.Hold() : null;

    public bool Do(Event happened)
    {
        var before = _opportunities.ToDictionary(known => known.Key, known => known.Value.Copy());
        try
        {
            Happen(happened);
            return true;
        }
        catch (NotAllowedException)
        {
            _opportunities.Clear();
            foreach (var known in before)
            {
                _opportunities.Add(known.Key, known.Value);
            }

            return false;
        }
    }

    private void Happen(Event happened)
    {
        switch (happened)
        {
            case Created e when !_opportunities.ContainsKey(e.Opportunity):
                _opportunities[e.Opportunity] = BookOpportunity.Create(e, orderOf?.Invoke(e.Opportunity));
                break;
            case Added { Sellers.Length: > 0 } e:
                On(e.Opportunity, o => o.Add(e.Sellers, orderOf?.Invoke(e.Opportunity)));
                break;
            case PercentChanged e:
                On(e.Opportunity, o => o.ChangePercent(e.Person, e.Percent));
                break;
            case PersonChanged e:
                On(e.Opportunity, o => o.ChangePerson(e.From, e.To));
                break;
            case FixedChanged e:
                On(e.Opportunity, o => o.ChangeFixed(e.Person, e.IsFixed));
                break;
            case Deleted e:
                On(e.Opportunity, o => o.Delete(e.Persons));
                break;
            case OwnerChanged e:
                On(e.Opportunity, o => o.ChangeOwner(e.Owner));
                break;
            case AmountChanged e:
                On(e.Opportunity, o => o.ChangeAmount(e.Amount));
                break;
            case CurrencyChanged e:
                On(e.Opportunity, o => o.ChangeCurrency(e.Decimals));
                break;
            case Closed e:
                On(e.Opportunity, o => o.Close(e));
                break;
            case ReopenedAgain e:
                On(e.Opportunity, o => o.Reopen());
                break;
            case WholeSetGiven e:
                On(e.Opportunity, o => o.SetAll(e.Sellers));
                break;
            case DraftSaved e:
                On(e.Opportunity, o => o.SaveDraft(e.Sellers, e.Owner));
                break;
            case SplitEqually e:
                On(e.Opportunity, o => o.Split());
                break;
            case Replaced e:
                Replace(e.From, e.To);
                break;
            default:
                break;
        }
    }

    private void On(int opportunity, Action<BookOpportunity> act)
    {
        if (_opportunities.TryGetValue(opportunity, out var found))
        {
            act(found);
        }
    }

    private void Replace(char from, char to)
    {
        NotAllowedException.If(from == to || to == 'X');
        foreach (var open in _opportunities.Values.Where(o => o.Outcome is null))
        {
            open.Replace(from, to);
        }
    }
}

/// <summary>The book says no.</summary>
public sealed class NotAllowedException : Exception
{
    public static void If(bool forbidden)
    {
        if (forbidden)
        {
            throw new NotAllowedException();
        }
    }
}
