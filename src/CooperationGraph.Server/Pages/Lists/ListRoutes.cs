using System.Text.Json.Nodes;
using CooperationGraph.Server.Pages.Disagreements;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CooperationGraph.Server.Pages.Lists;

/// <summary>Lists with choices. What is no choice, no order or no part of the list is told above the form, over an empty list, with 400.</summary>
internal static class ListRoutes
{
    public static async Task<RazorComponentResult> ListAsync(HttpContext http, string plural)
    {
        var view = ListViews.Of(plural)!;
        var choice = await ListChoice.ReadAsync("/" + plural, view.Filters, ListView.Size, http.Request, PageRoutes.GraphOf(http), ["ID_ASC", .. view.Orders.SelectMany(order => new[] { order + "_ASC", order + "_DESC" })]);
        return await ShowAsync<ListPage>(http, plural, choice, (query, errors) => new { Query = query, Errors = errors, View = view, Choice = choice });
    }

    public static async Task<RazorComponentResult> DisagreementsAsync(HttpContext http)
    {
        var choice = await ListChoice.ReadAsync("/disagreements", DisagreementsPage.Filters, DisagreementsPage.Size, http.Request, PageRoutes.GraphOf(http));
        // Each field is counted through all choices but its own.
        if (choice.Variables.GetValueOrDefault("filter") is JsonObject filter)
        {
            var others = filter.DeepClone().AsObject();
            others.Remove("fields");
            choice.Variables["others"] = others;
        }

        return await ShowAsync<DisagreementsPage>(http, "disagreements", choice, (query, errors) => new { Query = query, Errors = errors, Choice = choice });
    }

    public static async Task<RazorComponentResult> ChangesAsync(HttpContext http)
    {
        var choice = await ListChoice.ReadAsync("/changes", ChangesPage.Filters, ChangesPage.Size, http.Request, PageRoutes.GraphOf(http));
        return await ShowAsync<ChangesPage>(http, "changes", choice, (query, errors) => new { Query = query, Errors = errors, Choice = choice });
    }

    private static async Task<RazorComponentResult> ShowAsync<T>(HttpContext http, string name, ListChoice choice, Func<PageQuery, IReadOnlyList<string>, object> parameters)
        where T : IComponent
    {
        var query = choice.Errors.Count > 0 ? null : await PageQuery.RunAsync(http, name, choice.Variables);
        if (query is { HasData: true }) return PageRoutes.Page<T>(parameters(query, query.Errors));
        var none = await PageQuery.RunAsync(http, name, new { first = 0 });
        return none.HasData ? PageRoutes.Page<T>(parameters(none, query?.Errors ?? choice.Errors), StatusCodes.Status400BadRequest) : PageRoutes.Show<T>(none);
    }
}
