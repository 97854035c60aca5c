using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Demonstration;

/// <summary>Un état liquidatif : chaque méthode inscrit un geste à sa date, fait par le service de l'application.</summary>
internal sealed class EtatDeTroupe(Metteur metteur, string lieu, int annee)
{
    private static readonly TimeOnly HeureDeLaSoumission = new(16, 0);
    private Guid _id;

    /// <summary>L'intendance prend, de chaque attribution, les échéances à liquider.</summary>
    public EtatDeTroupe Preparer(DateOnly le, params string[] attributions)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDeLIntendance, quand => metteur.FaireAsync<PreparationDEtatService>(quand, async preparation =>
        {
            var echeances = attributions.SelectMany(cle => metteur.Scene.Attributions[cle].Echeances.OrderBy(e => e.Numero))
                .Where(e => e.Situation is SituationDEcheance.APayer).Select(e => e.Id).ToList();
            _id = await preparation.PreparerAsync(new(annee), echeances, metteur.Scene.Intendance(lieu, quand));
        }));
        return this;
    }

    /// <summary>L'intendance soumet l'état, les noms signalés étant confirmés.</summary>
    public EtatDeTroupe Soumettre(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaSoumission, quand => metteur.FaireAsync<PreparationDEtatService>(quand, async preparation =>
        {
            var intendance = metteur.Scene.Intendance(lieu, quand);
            var lignes = await metteur.Db.EtatsLiquidatifs.VisiblesPar(intendance).Where(e => e.Id == _id).SelectMany(e => e.Lignes).Select(l => l.Id).ToListAsync();
            await preparation.SoumettreAsync(_id, lignes, intendance);
        }));
        return this;
    }

    public EtatDeTroupe Arreter(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand => metteur.FaireAsync<ArretService>(quand, async arret =>
        {
            var chef = metteur.Scene.Chef(lieu, quand);
            await arret.FigerAsync(await metteur.Db.EtatsLiquidatifs.VisiblesPar(chef).Where(e => e.Id == _id).Complets().SingleAsync(), chef, default);
        }));
        return this;
    }

    public EtatDeTroupe Transmettre(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDeLIntendance, quand => metteur.FaireAsync<RetourService>(quand,
            retours => retours.TransmettreAsync(_id, le, metteur.Scene.Intendance(lieu, quand))));
        return this;
    }

    /// <summary>L'intendance enregistre la réponse du rectorat : payé tel mois, sauf les lignes rejetées ; celles qui n'ont pas de réponse attendent.</summary>
    public EtatDeTroupe Repondre(DateOnly le, DateOnly mois, string[] payees, params (string Cle, string Motif)[] rejetees)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDeLIntendance, quand => metteur.FaireAsync<RetourService>(quand, async retours =>
        {
            var intendance = metteur.Scene.Intendance(lieu, quand);
            var etat = await metteur.Db.EtatsLiquidatifs.VisiblesPar(intendance).Where(e => e.Id == _id).Complets().SingleAsync();
            var reponses = payees.SelectMany(cle => Numeros(etat, cle).Select(n => new ReponseDeLigne(n, true, mois, null)))
                .Concat(rejetees.SelectMany(r => Numeros(etat, r.Cle).Select(n => new ReponseDeLigne(n, false, null, r.Motif))));
            await retours.EnregistrerAsync(_id, [.. reponses], intendance);
        }));
        return this;
    }

    private IEnumerable<int> Numeros(EtatLiquidatif etat, string cle) =>
        etat.Lignes.Where(l => l.Echeance!.AttributionId == metteur.Scene.Attributions[cle].Id).Select(l => l.Figee!.NumeroDOrdre);
}
