using System.Security.Cryptography;
using System.Text;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>L'empreinte de tout ce qu'un peuplement écrit, dans l'ordre, identifiants techniques exclus.</summary>
internal sealed class EmpreinteDuContenu
{
    private readonly IncrementalHash _calcul = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Ajouter(IEnumerable<object> objets)
    {
        foreach (var objet in objets) Ajouter(Dire(objet));
    }

    public string Lire() => Convert.ToHexStringLower(_calcul.GetCurrentHash());

    private void Ajouter(string? ligne)
    {
        if (ligne is not null) _calcul.AppendData(Encoding.UTF8.GetBytes($"{ligne}\n"));
    }

    private static string? Dire(object objet) => objet switch
    {
        Etablissement e => $"{e.Uai} {e.Nom} {e.Commune} {e.CodeDepartement} {e.Nature}",
        Personne p => $"{p.Designation} {p.Courriel}",
        LettreDeMission l => string.Join(' ', l.Versions.SelectMany(v => v.Signatures.Select(s => s.Empreinte).Prepend(v.Empreinte ?? v.Contenu.Clauses.Count.ToString()))
            .Prepend($"{l.Reference} {l.CodeDeVerification} {l.Etat} {l.EtatDepuis:O}")),
        Activite a => $"{a.Cle} {a.Date:O} {a.Minutes} {a.Nature} {a.Enseignants} {a.Eleves} {a.Texte}",
        Bilan b => $"{b.Annee} {b.Etat} {b.SoumisLe:O} {string.Join(' ', b.Reponses.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value))}",
        BilanAuCA b => $"{b.Annee} {b.Etat} {b.DatePresentation:O} {b.Textes}",
        Enveloppe e => $"{e.Annee} {e.Notifie} {e.Engage}",
        Attribution a => $"{a.Annee} {a.Etat} {a.Propose} {a.Engage} {a.Paye}",
        EtatLiquidatif e => $"{e.Annee} {e.Etat} {e.Numero} {e.Total} {e.Empreinte}",
        Campagne c => $"{c.CodeAcademie} {c.Annee} {c.Etat} {c.DateFin:O}",
        Lot l => $"{l.CodeAcademie} {l.Numero} {l.Nature} {l.Etat} {string.Join(' ', l.Lignes.Select(x => $"{x.Reference} {x.Etat} {x.Le:O}"))}",
        EnvoiDeRappels e => $"{e.Le:O} {e.Auteur} {string.Join(' ', e.Rappels.Select(r => $"{r.Nature} {r.Reference} {r.Numero}"))}",
        CourrielSortant c => $"{c.Cle} {c.Destinataire} {c.Objet} {c.EnvoyeLe:O}",
        _ => null,
    };
}
