using RupnManager.Domain.Indemnites;
using RupnManager.Services;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Ce que chacun lit des états : l'établissement les siens, le rectorat ceux qu'on lui a transmis.</summary>
public sealed class ListeDesEtatsTests
{
    [Fact]
    public async Task La_liste_dit_l_etat_le_nombre_de_lignes_et_le_total()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.CertifierAsync(echeance);
        Task<PageDe<LigneDeListe>> Liste(string compte) =>
            scene.FaireAsync<ListeDesEtatsService, PageDe<LigneDeListe>>(compte, (s, a) => s.ListerAsync(new(2014), 1, a));

        var id = await scene.ArreteAsync(echeance);
        var ligne = Assert.Single((await Liste("chef.lycee")).Lignes);
        Assert.Equal(("EL-2014-0993014N-1", EtatDeListe.Arrete, 1, 100000), (ligne.Numero, ligne.Etat, ligne.Lignes, ligne.Total.Centimes));
        Assert.Empty((await Liste("rectorat")).Lignes);
        Assert.Empty((await Liste("chef.college")).Lignes);

        await scene.FaireAsync<RetourService>("intendance.lycee", (s, a) => s.TransmettreAsync(id, new(2026, 11, 23), a));
        Assert.Equal("0993014N", Assert.Single((await Liste("rectorat")).Lignes).Uai);
    }

    [Fact]
    public async Task Chaque_echeance_hors_de_l_etat_dit_pourquoi()
    {
        using var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        var prise = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.AccorderAsync("rupn2.lycee", 500);
        var laissee = (await scene.AccorderAsync("rupn3.lycee", 600))[0];
        await scene.CertifierAsync(prise, laissee);
        await scene.PreparerAsync(prise);

        var dehors = await scene.FaireAsync<ListeDesEtatsService, IReadOnlyList<HorsDeLEtat>>("intendance.lycee", (s, a) => s.DisponiblesAsync(new(2014), a));

        Assert.Equal(
            [
                ("Mme Julie Andrieu-Prat", "à liquider, pas encore sur un état", true),
                ("Mme Amina Haddad", "sur l'état préparé par M. Bruno Lefèvre le 23/11/2026", false),
                ("M. Hugo Perrin", "service fait pas encore certifié par M. Philippe Garnier", false),
            ],
            dehors.Select(d => (d.Designation, d.Raison, d.PeutEtrePrise)));
    }
}
