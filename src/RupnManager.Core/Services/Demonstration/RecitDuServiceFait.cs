using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que les chefs certifient : l'année 2013-2014, les neuvièmes de 2025-2026 d'un coup, octobre 2026.</summary>
internal static class RecitDuServiceFait
{
    public static void Inscrire(Metteur metteur)
    {
        Certifier(metteur, "erea", new(2013, 10, 14), Du("A9", ResultatDuService.NonFait, motif: "départ en congé, aucune action engagée"));
        Certifier(metteur, "college", new(2014, 6, 30), Du("A1"), Du("A3"),
            Du("A2", ResultatDuService.Partiel, 720, "absente six semaines, du 10/03/2014 au 18/04/2014"));
        Certifier(metteur, "lycee", new(2014, 6, 30), Du("A4"), Du("A5"), Du("A6"), Du("A7"));
        Certifier(metteur, "college", new(2026, 6, 30), Du("B1"), Du("B2"));
        Certifier(metteur, "lycee", new(2026, 6, 30), Du("B3"), Du("B4"));
        Certifier(metteur, "erea", new(2026, 6, 30), Du("B5"));
        Certifier(metteur, "college", new(2026, 11, 3), Du("C1"), Du("C2"));
        Certifier(metteur, "lycee", new(2026, 11, 4), Du("C4"), Du("C5"), Du("C6"));
        Certifier(metteur, "embruns", new(2026, 11, 5), Du("C10"), Du("C11"));
        metteur.Agenda.Inscrire(new(2026, 11, 18), Agenda.HeureDuChef, quand => Annuler(metteur, quand));
    }

    private sealed record Constat(string Cle, ResultatDuService Resultat, decimal? Euros, string? Motif);

    private static Constat Du(string cle, ResultatDuService resultat = ResultatDuService.Complet, decimal? euros = null, string? motif = null) =>
        new(cle, resultat, euros, motif);

    /// <summary>Certifie, de chaque attribution, les échéances qui peuvent l'être ce jour-là.</summary>
    private static void Certifier(Metteur metteur, string lieu, DateOnly le, params Constat[] constats) => metteur.Agenda.Inscrire(le, Agenda.HeureDuChef, quand =>
    {
        var (chef, jour) = (metteur.Scene.Chef(lieu, quand), metteur.Scene.Calendrier.Jour(le));
        foreach (var constat in constats)
        {
            var attribution = metteur.Scene.Attributions[constat.Cle];
            var service = new ServiceFait
            {
                Resultat = constat.Resultat, Montant = constat.Euros is { } euros ? Montant.EnEuros(euros) : null, Motif = constat.Motif, Date = jour,
            };
            // Le récit est daté : la première échéance d'octobre se certifie en novembre, même si la troupe joue plus tard.
            foreach (var echeance in attribution.Echeances.Where(e => e.EstCertifiable(le, attribution.Mission!.Terme)).ToList())
            {
                attribution.Certifier(echeance, service, Cumul(metteur, attribution), chef, quand, jour);
                Dire(metteur, chef, Evenement.ServiceFaitCertifie, attribution, $"a certifié le service fait de {attribution.Personne!.Designation}, "
                    + $"{echeance.Libelle}, {constat.Resultat.Libelle()}{(constat.Motif is null ? "" : $" : {constat.Motif}")}.", quand);
            }
        }
    });

    private static void Annuler(Metteur metteur, DateTime quand)
    {
        const string motif = "dates d'absence à vérifier";
        var attribution = metteur.Scene.Attributions["C5"];
        var octobre = attribution.Echeances.OrderBy(e => e.Numero).First();
        attribution.AnnulerLaCertification(octobre, motif, null);
        Dire(metteur, metteur.Scene.Chef("lycee", quand), Evenement.CertificationAnnulee, attribution,
            $"a annulé la certification de {attribution.Personne!.Designation}, {octobre.Libelle} : {motif}.", quand);
    }

    private static CumulDePersonne? Cumul(Metteur metteur, Attribution attribution) =>
        metteur.Scene.Mesure(attribution.PersonneId, attribution.Annee.Debut, c => metteur.Db.Cumuls.Add(c)).Cumul;

    private static void Dire(Metteur metteur, Domain.Acteurs.Acteur auteur, string evenement, Attribution attribution, string geste, DateTime quand) =>
        metteur.Dire(auteur, evenement, AttributionService.Objet(attribution), geste, quand);
}
