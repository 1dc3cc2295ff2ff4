package duplex.classroom;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process has used, as the control port gives it. */
final class ProcessJson {

    private ProcessJson() {}

    /** {@code cpu_ns} since the start, all threads; {@code heap_used} at the moment, in bytes. */
    static Map<String, Object> now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, Object> process = new LinkedHashMap<>();
        process.put("cpu_ns", system.getProcessCpuTime());
        process.put(
                "heap_used",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return process;
    }
}
