using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;

namespace Rules.Model;

/// <summary>One opportunity with its rows in memory, and the events that its steps see.</summary>
internal sealed class StoredOpportunity(char owner, decimal? amount, int decimals, bool showsMarks, Func<Guid> newId)
{
    private const int DepthLimit = 8;

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private Opportunity _opportunity = new Opportunity
    {
        Name = "One", EstimatedAmount = Rounded(amount, decimals), Currency = PlugInRules.Currency(decimals),
    }.OwnedBy(owner);

    private List<SellerShare> _rows = [];
    private decimal _sum;
    private int _count;
    private int _depth;

    public bool IsClosed => _opportunity.IsClosed;

    public StoredOpportunity Copy()
    {
        var copy = (StoredOpportunity)MemberwiseClone();
        copy._rows = [.. _rows];
        return copy;
    }

    public Holding Hold() => new(
        _rows.EarliestFirst().Select(row => new HeldShare(
            row.SellerName![0], row.Percent!.Value, row.IsFixed, row.Amount, row.CurrencyId != _opportunity.Currency!.Id)).ToList(),
        _sum,
        _count);

    public SellerShare? Find(char person) => _rows.FirstOrDefault(row => row.SellerName == person.ToString());

    public void AddOwner(string operation) => Keep(OwnerIsSeller.Apply, operation);

    /// <summary>The stages of a row that is added.</summary>
    public Action[] Adding(Guid id, string operation, Seller seller)
    {
        var row = new SellerShare { Id = id, IsFixed = seller.IsFixed == true, AddedOn = Start }.Of(seller.Person);
        return
        [
            () =>
            {
                var given = seller.Percent is { } typed ? Percentage.Accept(typed) : (decimal?)null;
                row = row with { Percent = given, Stamp = Stamp.ForAdded(operation, given) };
            },
            () => _rows.Add(row with { Name = null }),
            () => AfterAdding(id, operation),
        ];
    }

    /// <summary>The stages of a row that is changed.</summary>
    public Action[] Changing(Guid id, string operation, decimal? percent, char? person, bool? isFixed)
    {
        var before = _rows.Single(row => row.Id == id);
        var after = before;
        return
        [
            () =>
            {
                before = after = _rows.Single(row => row.Id == id);
                if (percent is { } typed)
                {
                    var given = Percentage.Accept(typed);
                    var guess = ShareBasis.Parse(ShareBasis.Of(_opportunity)?.Text)?.PartOf(given);
                    after = after with
                    {
                        Percent = given,
                        Amount = guess ?? after.Amount,
                        Stamp = Stamp.ForChanged(operation, given, before.Percent, before.Stamp),
                    };
                }
            },
            () => Replace(id, row => row with
            {
                Percent = percent is null ? row.Percent : after.Percent,
                Amount = percent is null ? row.Amount : after.Amount,
                Stamp = percent is null ? row.Stamp : after.Stamp,
                IsFixed = isFixed ?? row.IsFixed,
                SellerId = person is { } letter ? PlugInRules.Person(letter).Id : row.SellerId,
                SellerName = person?.ToString() ?? row.SellerName,
                SellerIsDisabled = person is { } other ? PlugInRules.Person(other).IsDisabled : row.SellerIsDisabled,
            }),
            () => AfterChanging(id, operation, person is not null && PlugInRules.Person(person.Value).Id != before.SellerId),
        ];
    }

    public void Delete(Guid id, string operation)
    {
        _rows.RemoveAll(row => row.Id == id);
        AfterDeleting(operation);
    }

    public void ChangeOwner(char to, string operation)
    {
        var previous = _opportunity.OwnerId;
        _opportunity = _opportunity.OwnedBy(to);
        Keep(OwnerFollows.From(previous).Settling(operation), operation);
    }

    public void ChangeAmount(decimal? to, string operation)
    {
        _opportunity = _opportunity with { EstimatedAmount = InCurrency(to) };
        Keep(RowsStand.Apply, operation);
    }

    public void ChangeCurrency(int decimals, string operation)
    {
        _opportunity = _opportunity with { Currency = PlugInRules.Currency(decimals) };
        _opportunity = _opportunity with
        {
            EstimatedAmount = InCurrency(_opportunity.EstimatedAmount), ActualAmount = InCurrency(_opportunity.ActualAmount),
        };
        Keep(RowsStand.Apply, operation);
    }

    public void Close(Closed e, string operation)
    {
        if (!IsClosed)
        {
            var amount = InCurrency(e.ActualAmount);
            _opportunity = _opportunity with
            {
                State = e.Outcome == Outcome.Won ? OpportunityState.Won : OpportunityState.Lost,
                ActualAmount = amount,
                EstimatedAmount = e.Route == Route.WrittenWithEstimate ? amount : _opportunity.EstimatedAmount,
            };
            Keep(RowsStand.Apply, operation);
        }
    }

    public void Reopen(string operation)
    {
        if (IsClosed)
        {
            _opportunity = _opportunity with { State = OpportunityState.Open };
            Keep(Reopened.Apply, operation);
        }
    }

    public void Set(Seller[] sellers, string operation) => Keep(
        ShareSet.Of(sellers
                .Select(s => new WantedShare(null, PlugInRules.Person(s.Person), s.Percent, s.IsFixed))
                .ToList())
            .Settling(operation).WhileOpen(),
        operation);

    public void Split(string operation) => Keep(((Rule)EqualSplit.Apply).Settling(operation).WhileOpen(), operation);

    public void Replace(char from, char to, string operation) =>
        Keep(SellerReplaced.By(PlugInRules.Person(from).Id, PlugInRules.Person(to)).Settling(operation), operation);

    private decimal? InCurrency(decimal? amount) => Rounded(amount, _opportunity.Currency!.Decimals);

    /// <summary>The platform stores an amount in its currency's decimals.</summary>
    private static decimal? Rounded(decimal? amount, int decimals) =>
        amount is { } number ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : null;

    private void AfterAdding(Guid id, string operation)
    {
        var rule = GivenShares.In(operation).Naming(id).WithoutDuplicate(id);
        var isRulesOwn = _rows.Single(row => row.Id == id).Stamp is { IsRulesOwn: true };
        Keep(isRulesOwn ? rule : rule.ForActivePerson(id).WhileOpen(), operation);
    }

    private void AfterChanging(Guid id, string operation, bool isNewPerson)
    {
        var rule = GivenShares.In(operation);
        Keep((isNewPerson ? rule.Naming(id).WithoutDuplicate(id).ForActivePerson(id) : rule).WhileOpen(), operation);
    }

    private void AfterDeleting(string operation) =>
        Keep(((Rule)SellerRemoved.Apply).Settling(operation).WhileOpen(), operation);

    /// <summary>Reads, decides, and writes row by row; each write raises its own event where the platform hides the mark.</summary>
    private void Keep(Rule rule, string operation)
    {
        if (++_depth > DepthLimit)
        {
            throw new InvalidOperationException("The rules' own writes set each other off without end.");
        }

        var stored = _rows.ToList();
        var wanted = ShareAmounts.Apply(
            _opportunity, rule(_opportunity, stored).Rows.Select(row => row with { Id = row.Id ?? newId() }).ToList());
        var difference = Difference.Between(stored, wanted);
        foreach (var update in difference.Updated)
        {
            Replace(update.Row.Id!.Value, row => Written(row, update, operation));
            var isOwnToCheck = (update.Columns & (ShareColumns.Percent | ShareColumns.Seller | ShareColumns.IsFixed)) != 0;
            WhenUnmarked(isOwnToCheck, () => Keep(GivenShares.In(operation).WithoutDuplicate(update.Row.Id.Value).WhileOpen(), operation));
        }

        foreach (var row in difference.Created)
        {
            _rows.Add(row with { AddedOn = Start, Stamp = Stamp.For(row, operation) });
            WhenUnmarked(true, () => AfterAdding(row.Id!.Value, operation));
        }

        foreach (var id in difference.Deleted)
        {
            _rows.RemoveAll(row => row.Id == id);
            WhenUnmarked(true, () => AfterDeleting(operation));
        }

        if ((_sum, _count) != (difference.Sum, difference.Count))
        {
            (_sum, _count) = (difference.Sum, difference.Count);
            WhenUnmarked(true, () => Keep(RowsStand.Apply, operation));
        }

        _depth--;
    }

    private void WhenUnmarked(bool isSeen, Action raise)
    {
        if (isSeen && !showsMarks)
        {
            raise();
        }
    }

    /// <summary>Only the columns of the difference are written, and the stamp along with them.</summary>
    private static SellerShare Written(SellerShare row, RowUpdate update, string operation)
    {
        var wanted = update.Row;
        var columns = update.Columns;
        return row with
        {
            SellerId = columns.HasFlag(ShareColumns.Seller) ? wanted.SellerId : row.SellerId,
            SellerName = columns.HasFlag(ShareColumns.Seller) ? wanted.SellerName : row.SellerName,
            Name = columns.HasFlag(ShareColumns.Name) ? wanted.Name : row.Name,
            Percent = columns.HasFlag(ShareColumns.Percent) ? wanted.Percent : row.Percent,
            IsFixed = columns.HasFlag(ShareColumns.IsFixed) ? wanted.IsFixed : row.IsFixed,
            Amount = columns.HasFlag(ShareColumns.Amount) ? wanted.Amount : row.Amount,
            CurrencyId = columns.HasFlag(ShareColumns.Currency) ? wanted.CurrencyId : row.CurrencyId,
            Stamp = Stamp.For(wanted, operation),
        };
    }

    private void Replace(Guid id, Func<SellerShare, SellerShare> change)
    {
        var index = _rows.FindIndex(row => row.Id == id);
        _rows[index] = change(_rows[index]);
    }
}

/// <summary>Letters made into people.</summary>
internal static class Letters
{
    public static Opportunity OwnedBy(this Opportunity opportunity, char letter) => opportunity with
    {
        OwnerId = PlugInRules.Person(letter).Id,
        OwnerIsPerson = letter != 'T',
        OwnerName = letter == 'T' ? null : letter.ToString(),
    };

    public static SellerShare Of(this SellerShare row, char letter) => row with
    {
        SellerId = PlugInRules.Person(letter).Id,
        SellerName = letter.ToString(),
        SellerIsDisabled = PlugInRules.Person(letter).IsDisabled,
        CurrencyId = PlugInRules.Id(1),
    };
}
