package duplex.measure;

import duplex.measure.client.Profile;

/** One line of the comparison: a transport, a profile, a size of text, under the plan's workload. */
public record Run(Transport transport, Profile profile, int textBytes, Plan plan) {}
