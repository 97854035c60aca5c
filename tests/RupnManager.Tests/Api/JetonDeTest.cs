using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Api;

/// <summary>Un service de données qui présente son jeton.</summary>
internal static class JetonDeTest
{
    public static async Task<string> SecretAsync(this TestApplication application, string compte, DateOnly? fin = null, params PorteeDeJeton[] portees)
    {
        await using var portee = application.Services.CreateAsyncScope();
        return await portee.ServiceProvider.GetRequiredService<JetonService>().CreerAsync(new()
        {
            Nom = "tableau de bord", Portees = portees, ExpireLe = fin ?? application.Base.Horloge.Aujourdhui().AddDays(30), MotDePasse = Troupe.MotDePasse,
        }, await portee.ServiceProvider.ActeurAsync(compte));
    }

    public static async Task<HttpClient> JetonAsync(this TestApplication application, string compte, params PorteeDeJeton[] portees) =>
        application.Presenter(await application.SecretAsync(compte, null, portees));

    public static HttpClient Presenter(this TestApplication application, string secret)
    {
        var client = application.Visiteur();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
