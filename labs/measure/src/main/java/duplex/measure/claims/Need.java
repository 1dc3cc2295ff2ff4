package duplex.measure.claims;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.Firefox;
import java.util.Locale;

/** What an experiment needs that a machine may lack. Without it the verdict is {@link Verdict#UNKNOWN}, never assumed. */
public enum Need {
    CHROMIUM {
        @Override
        public boolean isThere() {
            return Chromium.find().isPresent();
        }
    },
    FIREFOX {
        @Override
        public boolean isThere() {
            return Firefox.find().isPresent();
        }
    },
    /** Node.js; the package {@code ws} comes with us. */
    NODE {
        @Override
        public boolean isThere() {
            return NodeProcess.find().isPresent();
        }
    };

    /** Whether this machine has it. */
    public abstract boolean isThere();

    /** The name in the texts, such as {@code chromium}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
