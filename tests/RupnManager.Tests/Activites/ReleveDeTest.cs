using System.Net;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Activites;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace RupnManager.Tests.Activites;

/// <summary>Un relevé tenu depuis les pages, et relu dans la base.</summary>
internal sealed class ReleveDeTest : IDisposable
{
    public TestApplication Application { get; } = new();

    public Task<HttpClient> ConnecterAsync(string compte = "rupn.college") => Application.ConnecterAsync(compte);

    public async Task<List<Activite>> ActivitesAsync(string compte = "rupn.college", int annee = 2026)
    {
        await using var db = Application.Base.Contexte();
        return await db.Activites.AsNoTracking().Where(a => a.Mission!.Personnel!.Personne!.Courriel == Troupe.Courriel(compte) && a.Annee == new AnneeScolaire(annee))
            .OrderBy(a => a.NoteeLe).ThenBy(a => a.Id).ToListAsync();
    }

    public async Task<Guid> MissionAsync(string compte = "rupn.college", int annee = 2026)
    {
        await using var db = Application.Base.Contexte();
        return await db.Missions.Where(m => m.Personnel!.Personne!.Courriel == Troupe.Courriel(compte) && m.Annee == new AnneeScolaire(annee) && m.Fonction!.Code == "RUPN")
            .Select(m => m.Id).FirstAsync();
    }

    /// <summary>Le bilan de la mission, soumis : le relevé est figé.</summary>
    public async Task SoumettreLeBilanAsync(string compte = "rupn.college", int annee = 2026)
    {
        var id = await MissionAsync(compte, annee);
        await using var db = Application.Base.Contexte();
        await db.Bilans.Where(b => b.MissionId == id).ExecuteDeleteAsync();
        var mission = await db.Missions.Include(m => m.Personnel).Include(m => m.Etablissement).SingleAsync(m => m.Id == id);
        var bilan = new Bilan
        {
            MissionId = id, PersonneId = mission.Personnel!.PersonneId, EtablissementId = mission.EtablissementId, CodeAcademie = mission.Etablissement!.CodeAcademie, Annee = mission.Annee,
        };
        db.Bilans.Add(bilan);
        db.Entry(bilan).Property(b => b.Etat).CurrentValue = EtatDeBilan.Soumis;
        await db.SaveChangesAsync();
    }

    public static Dictionary<string, string> Saisie(string nature = "Accompagnement", string duree = "30", Guid? cle = null) =>
        new() { ["Cle"] = $"{cle ?? Guid.NewGuid()}", ["Choix"] = nature, ["ChoixDeDuree"] = duree };

    public static Task<HttpResponseMessage> NoterAsync(HttpClient client, Dictionary<string, string> champs) => client.EnvoyerAsync("/activites", champs);

    public static async Task<string> RefuseAsync(HttpResponseMessage reponse)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        return (await reponse.LireAsync()).Body!.TextContent;
    }

    public void Dispose() => Application.Dispose();
}
