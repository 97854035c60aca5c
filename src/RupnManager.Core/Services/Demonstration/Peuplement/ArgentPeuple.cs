using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Missions;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>L'argent d'une année : l'enveloppe, les conseils, le bordereau, les décisions, le service fait, puis l'état liquidatif.</summary>
internal sealed class ArgentPeuple(AnneeDUnLieu annee)
{
    private readonly Hasard _hasard = annee.Hasard;
    private readonly Dictionary<Guid, Mesure> _mesures = [];
    private bool Ific => annee.Annee.Regime is Regime.Ific;

    public void Verser()
    {
        if (!annee.EstClose && _hasard.Chance(6)) return;
        var enveloppe = Notifier();
        if (Deliberer() is not { } modalites) return;
        var preparation = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut, 11, Ific ? 27 : 4), Ific ? 18 : 38));
        var envoi = _hasard.Heure(_hasard.Jour(preparation.JourDeParis().AddDays(2), 7));
        var decision = _hasard.Heure(_hasard.Jour(envoi.JourDeParis().AddDays(8), 14));
        var payables = annee.Missions.Where(m => m.Mission.Indemnisation is not Indemnisation.Aucune && m.ValideeLe <= preparation).ToList();
        if (!annee.EstPasse(preparation) || payables.Count == 0) return;
        var bordereau = Preparer(enveloppe, payables, preparation);
        if (!annee.EstPasse(envoi)) return;
        Envoyer(bordereau, modalites, payables, envoi);
        if (!annee.EstPasse(decision)) return;
        foreach (var attribution in bordereau.Attributions) Decider(attribution, decision);
        new PaiementPeuple(annee, enveloppe, payables).Payer([.. bordereau.Attributions.Where(a => a.SansSuiteLe is null)], CumulDe);
    }

    private Enveloppe Notifier()
    {
        var jour = _hasard.Jour(Ific ? new(annee.Annee.Debut, 9, 10) : new(annee.Annee.Debut, 5, 10), 12);
        var enveloppe = new Enveloppe { EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee };
        var quand = _hasard.Heure(jour);
        var rectorat = annee.Academie.Rectorat;
        var mouvement = enveloppe.Mouvoir(SensDeMouvement.Notification, Montant.EnEuros(Ific ? 2400 * annee.Missions.Count : 2500 * annee.Missions.Count),
            jour, $"DPE-{annee.Annee.Debut}-{annee.Lieu.Uai}", rectorat, quand, jour);
        annee.Retenir(enveloppe);
        var (evenement, geste) = JournalDesEnveloppes.Decrire(enveloppe, mouvement);
        annee.Cadre.Chronique.Dire(rectorat, evenement, JournalDesEnveloppes.Objet(enveloppe), geste, quand);
        return enveloppe;
    }

    private Modalites? Deliberer()
    {
        var conseil = _hasard.Jour(Ific ? new(annee.Annee.Debut, 10, 8) : new(annee.Annee.Debut, 5, 24), 8);
        var ca = _hasard.Jour(conseil.AddDays(14), 8);
        var (pour, contre) = (_hasard.Entre(12, 20), _hasard.Entre(0, 3));
        var modalites = new Modalites { EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee };
        annee.Retenir(modalites);
        modalites.EnregistrerAvis(conseil, SensDeLAvis.Favorable, Textes.Avis, conseil);
        if (!annee.EstClose && _hasard.Chance(8)) return null;
        modalites.EnregistrerCA(new()
        {
            Date = ca, Convocation = ca.AddDays(-10), Presents = pour + contre + 1, Quorum = 13,
            Pour = pour, Contre = contre, Abstentions = 1, Votants = pour + contre + 1,
        }, ca);
        var quand = _hasard.Heure(ca);
        annee.Cadre.Chronique.Dire(annee.Chef(quand), Evenement.SeanceEnregistree, ModalitesService.Objet(modalites),
            $"a enregistré la séance du CA du {ca.EnLettres()}.", quand);
        return modalites;
    }

    private Bordereau Preparer(Enveloppe enveloppe, List<MissionPeuplee> payables, DateTime quand)
    {
        var bordereau = new Bordereau
        {
            EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee, Rang = 1,
            Numero = Bordereau.Numeroter(annee.Annee, annee.Lieu.Uai, 1),
        };
        annee.Retenir(bordereau);
        var chef = annee.Chef(quand);
        foreach (var mission in payables)
        {
            annee.Retenir(Attribution.Preparer(new()
            {
                Montant = Proposer(), Participation = Textes.Participation, ServiceComplet = true, NonCumul = true,
            }, mission.Mission, enveloppe, bordereau, Mesurer(mission.Mission.Personnel!.PersonneId), chef, quand));
        }
        return bordereau;
    }

    private Montant Proposer() => Ific ? Montant.EnEuros(200 * _hasard.Entre(4, 8)) : Montant.EnEuros(_hasard.Entre(1, 20) switch { <= 5 => 625m, <= 17 => 1250m, _ => 2500m });

    private void Envoyer(Bordereau bordereau, Modalites modalites, List<MissionPeuplee> payables, DateTime quand)
    {
        var chef = annee.Chef(quand);
        bordereau.Envoyer(modalites, new HashSet<Guid>(), chef, quand);
        var lettres = payables.ToDictionary(m => m.Mission.Id, m => new LettreCitee(m.Lettre!.Reference, m.ValideeLe!.Value));
        var csv = DocumentsDuBordereau.Csv(bordereau, lettres);
        bordereau.Sceller(Empreintes.Sha256(csv));
        Archiver(bordereau, FormatDePiece.Csv, csv);
        if (annee.Equipe.Temoin) Archiver(bordereau, FormatDePiece.Pdf, DocumentsDuBordereau.Pdf(bordereau, modalites, lettres));
        annee.Cadre.Chronique.Dire(chef, Evenement.BordereauEnvoye, new("bordereau", bordereau.Id, bordereau.EtablissementId, bordereau.CodeAcademie),
            $"a envoyé le bordereau {bordereau.Numero} : {payables.Count} {(payables.Count == 1 ? "proposition" : "propositions")} (empreinte {bordereau.Empreinte}).", quand);
    }

    private void Archiver(Bordereau bordereau, FormatDePiece format, byte[] octets) => annee.Retenir(new PieceArchivee
    {
        BordereauId = bordereau.Id, Format = format, Nom = $"{bordereau.Numero}.{format.ToString().ToLowerInvariant()}", Octets = octets,
        Empreinte = Empreintes.Sha256(octets), CreeLe = bordereau.EnvoyeLe!.Value,
    });

    private void Decider(Attribution attribution, DateTime quand)
    {
        var sens = _hasard.Entre(1, 100) switch { <= 2 => SensDeDecision.Refusee, <= 6 when !Ific => SensDeDecision.Modifiee, _ => SensDeDecision.Accordee };
        var montant = attribution.Propose > Montant.EnEuros(625) ? Montant.EnEuros(625) : Montant.EnEuros(312.5m);
        var motif = sens switch { SensDeDecision.Accordee => null, SensDeDecision.Refusee => Textes.MotifDeRefus, _ => Textes.MotifDeDecision };
        attribution.Decider(sens, sens is SensDeDecision.Modifiee ? montant : null, motif, Mesurer(attribution.PersonneId),
            annee.Cadre.Reglage(annee.Lieu.CodeAcademie, annee.Annee).PremierMoisDesNeuviemes, annee.Academie.Rectorat, quand);
        var verbe = sens switch { SensDeDecision.Accordee => "accordé", SensDeDecision.Modifiee => "modifié", _ => "refusé" };
        annee.Cadre.Chronique.Dire(annee.Academie.Rectorat, Evenement.DecisionRendue, AttributionService.Objet(attribution),
            $"a {verbe} l'attribution de {attribution.Personne!.Designation}{(motif is null ? "." : $" : {motif}")}", quand);
    }

    private CumulDePersonne? CumulDe(Attribution attribution) => Mesurer(attribution.PersonneId).Cumul;

    /// <summary>Le barème de l'année et, en IFIC, le décompte de la personne, ouvert au besoin.</summary>
    private Mesure Mesurer(Guid personne)
    {
        if (_mesures.TryGetValue(personne, out var connue)) return connue;
        var bareme = annee.Cadre.Baremes.Where(b => b.Regime == annee.Annee.Regime && b.Depuis <= annee.Annee).OrderBy(b => b.Depuis).ThenBy(b => b.Numero).Last();
        var cumul = Ific ? CumulDePersonne.Ouvrir(personne, annee.Annee, Montant.Zero) : null;
        if (cumul is not null) annee.Retenir(cumul);
        return _mesures[personne] = new(bareme, cumul, true);
    }
}
